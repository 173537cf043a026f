#include "benchmarks/shapes/free_running.hpp"

#include <utility>

#include "benchmarks/machine/affinity.hpp"

namespace sockspec::benchmarks {
namespace {

class free_running final : public work {
 public:
  explicit free_running(std::unique_ptr<work> inner) : inner_(std::move(inner)) {}

  void run(std::size_t times) override {
    const unpinned everywhere;
    inner_->run(times);
  }

  std::string_view shape() const noexcept override { return "two threads, free"; }
  std::chrono::nanoseconds shortest_slice() const noexcept override {
    return inner_->shortest_slice();
  }
  measured_time measures() const noexcept override { return measured_time::elapsed; }

 private:
  std::unique_ptr<work> inner_;
};

}  // namespace

std::unique_ptr<work> run_free(std::unique_ptr<work> two_threads) {
  return std::make_unique<free_running>(std::move(two_threads));
}

}  // namespace sockspec::benchmarks
