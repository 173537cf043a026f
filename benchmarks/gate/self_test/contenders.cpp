// The contenders of the self-test's programs, in the place of those of contenders/ and rivals/: the
// raw loops and the layer, which a variable of the environment slows down. No other library: a
// process of the self-test shall start fast.

#include "benchmarks/contenders/contender.hpp"

#include <array>
#include <utility>
#include <vector>

#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/gate/self_test/slowdown.hpp"
#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

template <typename Slowdown>
class slowed_end {
 public:
  explicit slowed_end(socket end) noexcept : end_(std::move(end)) {}

  std::size_t send(std::span<const std::byte> data) {
    Slowdown::pass();
    return end_.send(data);
  }
  void sendall(std::span<const std::byte> data) {
    Slowdown::pass();
    end_.sendall(data);
  }
  std::size_t recv(std::span<std::byte> buffer) { return end_.recv(buffer); }

 private:
  portability_end end_;
};

stream_factory slowed_streams(family) {
  const auto wanted = wanted_slowdown();
  slowed_by_spinning::steps = wanted.steps;
  switch (wanted.is) {
    case slowdown::kind::spin:
      return make_stream_work<slowed_end<slowed_by_spinning>>;
    case slowdown::kind::system_call:
      return make_stream_work<slowed_end<slowed_by_system_call>>;
    case slowdown::kind::instructions:
      return make_stream_work<slowed_end<slowed_by_instructions>>;
    case slowdown::kind::none:
      break;
  }
  return make_stream_work<slowed_end<not_slowed>>;
}

const contender& portability_slowed() noexcept {
  static constexpr contender one{.name = "portability_slowed", .streams = slowed_streams};
  return one;
}

}  // namespace

std::span<const contender* const> contenders() noexcept {
  static const std::array all{&raw(), &raw_again(), &portability_slowed()};
  return all;
}

const std::vector<rival>& rivals() {
  static const std::vector<rival> none;
  return none;
}

}  // namespace sockspec::benchmarks
