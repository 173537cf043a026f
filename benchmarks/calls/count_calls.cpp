// Does each pair's work, in an order and with boundaries that a script can follow: first the raw
// call, then the layer's; of each some operations that are not counted, because functions are
// looked up when they are first called, and then those that are.

#include <cstdio>
#include <exception>
#include <string>

#include "benchmarks/calls/boundary.hpp"
#include "benchmarks/calls/call_pair.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr int uncounted = 20;
constexpr int counted = most_operations - uncounted;

void repeat(const std::function<void()>& work, int times) {
  for (int each = 0; each != times; ++each) work();
}

void count(const std::function<void()>& work) {
  repeat(work, uncounted);
  sockspec_boundary();
  repeat(work, counted);
  sockspec_boundary();
}

void count(const call_pair& pair) {
  const call_works works = pair.prepare();
  std::printf("%d %s\n", pair.most_instructions_added, std::string(pair.name).c_str());
  std::fflush(stdout);
  count(works.raw);
  count(works.layer);
}

}  // namespace
}  // namespace sockspec::benchmarks

int main() {
  using namespace sockspec::benchmarks;
  try {
    std::printf("%d operations\n", counted);
    for (const auto& pair : transfer_pairs()) count(pair);
    for (const auto& pair : socket_pairs()) count(pair);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "count_calls: %s\n", failure.what());
    return 2;
  }
}
