#include "benchmarks/gate/subject.hpp"

#include <sstream>

#include "benchmarks/processes/run_program.hpp"
#include "benchmarks/results/json_text.hpp"

namespace sockspec::benchmarks {
namespace {

program_run run_of(const subject& who, const sampling& how) {
  program_run run{.command = {who.program.string(), "--benchmark_format=json",
                              "--benchmark_min_time=" + json_number(how.min_time),
                              "--benchmark_repetitions=" + std::to_string(how.repetitions)}};
  if (how.repetitions > 1) run.command.emplace_back("--benchmark_enable_random_interleaving=true");
  if (!how.filter.empty()) run.command.push_back("--benchmark_filter=" + how.filter);
  run.environment = who.environment;
  run.deadline = how.deadline;
  return run;
}

[[noreturn]] void complain(const subject& who, const program_run& run, const std::string& what) {
  throw broken_subject(who.role + ": " + who.program.string() + ": " + what +
                       "\n  to see it: " + command_text(run.command));
}

program_end run_to_end(const subject& who, const program_run& run) {
  try {
    return run_program(run);
  } catch (const cannot_start& reason) {
    complain(who, run, reason.what());
  }
}

// Google Benchmark says so on standard error, and ends with status 0.
bool matched_nothing(const program_end& end) {
  return end.error_output.find("Failed to match any benchmarks") != std::string::npos;
}

std::string why_without_json(const program_end& end, const program_run& run) {
  if (matched_nothing(end)) return "no row matches --filter";
  if (!end.succeeded()) return describe(end, run);
  const std::string said = end.error_output.empty() ? "" : "; " + describe(end, run);
  return "has written no JSON: it is no program of Google Benchmark" + said;
}

void write_escaped(std::string& text, const std::string& row) {
  for (const char each : row) {
    if (std::string_view(R"(.^$|()[]{}*+?\)").find(each) != std::string_view::npos) text += '\\';
    text += each;
  }
}

}  // namespace

std::string_view json_part(std::string_view output) {
  const auto begin = output.starts_with("{\n") ? 0 : output.find("\n{\n");
  const auto end = output.rfind("\n}");
  if (begin == output.npos || end == output.npos || end < begin) return {};
  return output.substr(begin, end + 2 - begin);
}

std::string exactly_these(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) {
    text += text.empty() ? "^(" : "|";
    write_escaped(text, row);
  }
  return text + ")$";
}

benchmark_run sample(const subject& who, const sampling& how) {
  const auto run = run_of(who, how);
  const auto end = run_to_end(who, run);
  const auto json = json_part(end.output);
  if (json.empty()) complain(who, run, why_without_json(end, run));
  if (!end.succeeded()) complain(who, run, describe(end, run));
  std::istringstream text{std::string(json)};
  try {
    return read_benchmark_run(text, who.program.string());
  } catch (const std::runtime_error& reason) {
    complain(who, run, reason.what());
  }
}

}  // namespace sockspec::benchmarks
