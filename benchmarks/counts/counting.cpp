#include "benchmarks/counts/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/counts/tool_output.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

using std::filesystem::path;
using words = std::vector<std::string>;

/// Of which the first are not counted: functions are looked up when they are first called.
constexpr int few = 20;

/// In what count_calls does, the system call that ends a part.
constexpr std::string_view boundary_call = "getppid";

program_end run_to_success(words command, const variables& environment = {}) {
  const program_run wanted{.command = std::move(command),
                           .environment = environment,
                           .deadline = std::chrono::seconds(100)};
  program_end end = run_program(wanted);
  if (end.succeeded()) return end;
  throw std::runtime_error(command_text(wanted.command) + ": " + describe(end, wanted));
}

words with(words tool, const words& program) {
  tool.insert(tool.end(), program.begin(), program.end());
  return tool;
}

system_calls calls_of_whole(const words& program, const variables& environment = {}) {
  const auto end = run_to_success(with({"strace", "-f", "-c"}, program), environment);
  return read_strace_summary(end.error_output);
}

words repeated(const path& repeat_row, const std::string& row, int times) {
  return {repeat_row.string(), row, std::to_string(times)};
}

/// Why a tool cannot be used; empty if it can.
std::string why_not(const words& command) {
  const program_run wanted{.command = command};
  try {
    const program_end end = run_program(wanted);
    return end.succeeded() ? "" : command.front() + " may not work here: " + describe(end, wanted);
  } catch (const cannot_start&) {
    return command.front() + " is not installed; ci/setup --for rivals brings it";
  }
}

/// Between boundaries, every second part is what counts: raw, layer, raw, layer, ...
template <typename Part>
std::vector<Part> counted_parts(const std::vector<Part>& all) {
  std::vector<Part> counted;
  for (std::size_t i = 1; i < all.size(); i += 2) counted.push_back(all[i]);
  return counted;
}

/// The number at the end of "out.12".
int dump_number(const path& dump) {
  const std::string extension = dump.extension().string();
  int number = 0;
  std::from_chars(extension.data() + 1, extension.data() + extension.size(), number);
  return number;
}

std::string content(const path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<double> instructions_of_parts(const path& program) {
  const scratch_folder folder;
  const path out = folder.path() / "out";
  run_to_success({"valgrind", "--tool=callgrind", "--dump-before=sockspec_boundary",
                  "--callgrind-out-file=" + out.string(), program.string()});
  std::vector<path> dumps;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path().has_extension()) dumps.push_back(entry.path());
  }
  std::ranges::sort(dumps, {}, dump_number);
  std::vector<double> totals;
  for (const path& dump : dumps) totals.push_back(read_callgrind_totals(content(dump)));
  return counted_parts(totals);
}

std::vector<system_calls> calls_of_parts(const path& program) {
  const auto log = run_to_success({"strace", program.string()}).error_output;
  auto parts = read_strace_log(log, boundary_call);
  parts.pop_back();  // what comes after the last boundary
  return counted_parts(parts);
}

/// What count_calls prints: how many operations, then a promise and a name for each pair.
std::vector<call_counts> described(const std::string& printed) {
  std::istringstream lines(printed);
  double operations = 0;
  std::string rest;
  lines >> operations;
  std::getline(lines, rest);
  std::vector<call_counts> all;
  for (call_counts one; lines >> one.promised && std::getline(lines >> std::ws, one.name);) {
    one.operations = operations;
    all.push_back(one);
  }
  return all;
}

counts of_part(double instructions, const system_calls& calls, double operations) {
  return of_one_operation({}, {instructions, calls}, operations);
}

}  // namespace

std::string why_not_counted() {
  const std::string reason = why_not({"strace", "-c", "true"});
  return reason.empty() ? why_not({"valgrind", "--version"}) : reason;
}

counts count_program(const words& command, const variables& environment) {
  const words callgrind{"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"};
  const auto instructions = run_to_success(with(callgrind, command), environment).error_output;
  return {read_collected_instructions(instructions), calls_of_whole(command, environment)};
}

counts count_row(const path& repeat_row, const std::string& row, const variables& environment) {
  const auto counted = [&](int times) {
    return count_program(repeated(repeat_row, row, times), environment);
  };
  return of_one_operation(counted(few), counted(few + counted_operations), counted_operations);
}

system_calls count_row_calls(const path& repeat_row, const std::string& row) {
  const counts less{0, calls_of_whole(repeated(repeat_row, row, few))};
  const counts more{0, calls_of_whole(repeated(repeat_row, row, few + counted_operations))};
  return of_one_operation(less, more, counted_operations).calls;
}

std::vector<call_counts> count_all_calls(const path& count_calls) {
  auto all = described(run_to_success({count_calls.string()}).output);
  const auto instructions = instructions_of_parts(count_calls);
  const auto calls = calls_of_parts(count_calls);
  if (all.empty() || instructions.size() != 2 * all.size() || calls.size() != 2 * all.size()) {
    throw std::runtime_error(fmt::format("{} calls, but {} and {} parts were counted", all.size(),
                                         instructions.size(), calls.size()));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double operations = all[i].operations;
    all[i].raw = of_part(instructions[2 * i], calls[2 * i], operations);
    all[i].layer = of_part(instructions[2 * i + 1], calls[2 * i + 1], operations);
  }
  return all;
}

std::string call_row(const call_counts& call, const std::string& contender) {
  std::string name;
  for (const char each : call.name) {
    if (each != ',') name += each == ' ' ? '_' : each;
  }
  return fmt::format("call/{}/64/{}", name, contender);
}

}  // namespace sockspec::benchmarks
