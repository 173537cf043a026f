// One row's operation, so many times and nothing else: for tools that count what the system or the
// processor is asked to do. The difference of two counts leaves out what is set up.

#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "benchmarks/machine/signals.hpp"
#include "benchmarks/rows/row.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* usage = R"(usage: repeat_row ROW TIMES

Does the operation of one row of the benchmarks so many times, without measuring.
ROW is QUESTION/FAMILY/BYTES/CONTENDER, as `sockspec_benchmarks --benchmark_list_tests` prints it.
Prints which thread receives. Exit status: 0; 2 if there is no such row, or it failed.

example: strace -f -c repeat_row sendall_by_size/tcp4/64/portability 1000
)";

std::optional<row> find_row(std::string_view name) {
  for (const row& one : all_rows()) {
    if (to_string(one.name()) == name) return one;
  }
  return std::nullopt;
}

int run(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--help") == 0) {
    std::fputs(usage, stdout);
    return 0;
  }
  const auto wanted = argc == 3 ? find_row(argv[1]) : std::nullopt;
  std::size_t times = 0;
  const char* end = argc == 3 ? argv[2] + std::strlen(argv[2]) : nullptr;
  if (!wanted || std::from_chars(argv[2], end, times).ptr != end) {
    std::fputs(usage, stderr);
    return 2;
  }
  unblock_sigpipe();
  payload memory(wanted->at.bytes);
  const auto own = wanted->own.make(memory.whole());
  std::printf("%s\n", std::string(own->shape()).c_str());
  own->run(times);
  return 0;
}

}  // namespace
}  // namespace sockspec::benchmarks

int main(int argc, char** argv) {
  try {
    return sockspec::benchmarks::run(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "repeat_row: %s\n", failure.what());
    return 2;
  }
}
