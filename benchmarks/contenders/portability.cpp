#include <utility>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

class portability_end {
 public:
  explicit portability_end(socket end) noexcept : end_(std::move(end)) {}

  std::size_t send(std::span<const std::byte> data) { return end_.send(data); }
  void sendall(std::span<const std::byte> data) { end_.sendall(data); }
  std::size_t recv(std::span<std::byte> buffer) { return end_.recv(buffer); }

 private:
  socket end_;
};

}  // namespace

std::unique_ptr<stream_work> portability_over_stream(connection made, receiver who) {
  return make_stream_work<portability_end>(std::move(made), who);
}

}  // namespace sockspec::benchmarks
