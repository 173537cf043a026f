// One row's operation, so many times and nothing else: for tools that count what the system or the
// processor is asked to do. The difference of two counts leaves out what is set up.

#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "benchmarks/machine/signals.hpp"
#include "benchmarks/rows/row.hpp"
#include "benchmarks/shapes/stopwatch.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* usage = R"(usage: repeat_row [--timed] ROW TIMES

Does the operation of one row of the benchmarks so many times, without measuring.
ROW is QUESTION/FAMILY/BYTES/CONTENDER, as `sockspec_benchmarks --benchmark_list_tests` prints it.
Prints which thread receives. --timed: does a tenth of them before, and prints instead how many
nanoseconds one operation took, of processor time and of the clock.
Exit status: 0; 2 if there is no such row, or it failed.

example: strace -f -c repeat_row sendall_by_size/tcp4/64/portability 1000
)";

std::optional<row> find_row(std::string_view name) {
  for (const row& one : all_rows()) {
    if (to_string(one.name()) == name) return one;
  }
  return std::nullopt;
}

void print_time(const char* name, std::chrono::nanoseconds took, std::size_t times) {
  std::printf("%s %.3f\n", name, static_cast<double>(took.count()) / static_cast<double>(times));
}

void time(work& own, std::size_t times) {
  own.run(times / 10 + 1);  // a new connection is slower
  const auto clock = now_of(CLOCK_MONOTONIC);
  const auto processor = time_of(measured_time::processor, [&] { own.run(times); });
  print_time("processor", processor, times);
  print_time("elapsed", now_of(CLOCK_MONOTONIC) - clock, times);
}

void repeat(const row& wanted, std::size_t times, bool timed) {
  unblock_sigpipe();
  payload memory(wanted.at.bytes);
  const auto own = wanted.own.make(memory.whole());
  if (timed) {
    time(*own, times);
    return;
  }
  std::printf("%s\n", std::string(own->shape()).c_str());
  own->run(times);
}

int run(std::span<const char* const> arguments) {
  if (arguments.size() == 1 && arguments[0] == std::string_view("--help")) {
    std::fputs(usage, stdout);
    return 0;
  }
  const bool timed = !arguments.empty() && arguments[0] == std::string_view("--timed");
  if (timed) arguments = arguments.subspan(1);
  const auto wanted = arguments.size() == 2 ? find_row(arguments[0]) : std::nullopt;
  std::size_t times = 0;
  const std::string_view number = wanted ? arguments[1] : "";
  const char* end = number.data() + number.size();
  const bool is_number = std::from_chars(number.data(), end, times).ptr == end;
  if (!wanted || !is_number || (timed && times == 0)) {
    std::fputs(usage, stderr);
    return 2;
  }
  repeat(*wanted, times, timed);
  return 0;
}

}  // namespace
}  // namespace sockspec::benchmarks

int main(int argc, char** argv) {
  try {
    return sockspec::benchmarks::run({argv + 1, argv + argc});
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "repeat_row: %s\n", failure.what());
    return 2;
  }
}
