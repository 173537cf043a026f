#include "benchmarks/beside/beside_run.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

using words = std::vector<std::string>;
using measure_function = std::function<operation_times(const words&)>;

constexpr std::size_t first_guess = 1000;  // operations

row_name row_at(const std::string& place, const std::string& contender) {
  const auto row = parse_row_name(place + "/" + contender);
  if (!row) throw std::runtime_error(place + " is no QUESTION/FAMILY/BYTES");
  return *row;
}

double compared(const operation_times& times, compared_time which) {
  return which == compared_time::processor ? times.processor : times.elapsed;
}

/// One place, with one other.
class contest_beside {
 public:
  contest_beside(const beside_plan& plan, const measure_function& measure, std::string place)
      : plan_(&plan), measure_(&measure), place_(std::move(place)), times_(times_of_a_slice()) {}

  /// Adds the repetitions of the other, and of raw where `reference` is given.
  void run(const bystander* other, std::vector<measurement>& all, bool with_reference) {
    for (int round = 0; round != plan_->rounds; ++round) {
      operation_times raw;
      operation_times own;
      const bool raw_first = round % 2 == 0;
      if (raw_first) raw = (*measure_)(raw_command());
      own = (*measure_)(other == nullptr ? raw_command() : command_at(*other));
      if (!raw_first) raw = (*measure_)(raw_command());
      const auto which = other == nullptr ? compared_time::processor : other->compares;
      const std::string name = other == nullptr ? "raw_again" : other->contender;
      if (with_reference) all.push_back(entry("raw", round, raw, which));
      all.push_back(entry(name, round, own, which));
      all.back().counters["of_raw"] = compared(raw, which) / compared(own, which);
    }
  }

 private:
  words raw_command(std::size_t times) const {
    return {plan_->repeat_row, "--timed", place_ + "/raw", std::to_string(times)};
  }
  words raw_command() const { return raw_command(times_); }
  words command_at(const bystander& other) const {
    return command_of(other, row_at(place_, other.contender), times_);
  }

  std::size_t times_of_a_slice() const {
    const double one = (*measure_)(raw_command(first_guess)).processor;
    return std::max<std::size_t>(1, static_cast<std::size_t>(plan_->slice * 1e9 / one));
  }

  measurement entry(const std::string& contender, int round, const operation_times& times,
                    compared_time which) const {
    measurement made;
    made.name = made.run_name = to_string(row_at(place_, contender));
    made.repetition = round;
    made.iterations = static_cast<double>(times_);
    made.real_time = times.elapsed;
    made.cpu_time = times.processor;
    made.counters["operation_ns"] = compared(times, which);
    made.label = "a process of its own";
    return made;
  }

  const beside_plan* plan_;
  const measure_function* measure_;
  std::string place_;
  std::size_t times_;
};

/// The number after a word at the start of a line.
std::optional<double> number_of(std::string_view printed, const std::string& word) {
  std::istringstream lines{std::string(printed)};
  std::string name;
  for (double value = 0; lines >> name >> value;) {
    if (name == word && value > 0) return value;
  }
  return std::nullopt;
}

}  // namespace

operation_times read_operation_times(std::string_view printed) {
  const auto processor = number_of(printed, "processor");
  const auto elapsed = number_of(printed, "elapsed");
  if (processor && elapsed) return {*processor, *elapsed};
  throw std::runtime_error("no times of an operation: " + std::string(printed));
}

operation_times measure_command(const words& command) {
  const program_run wanted{.command = command};
  const program_end end = run_program(wanted);
  if (!end.succeeded()) {
    throw std::runtime_error(command_text(command) + ": " + describe(end, wanted));
  }
  return read_operation_times(end.output);
}

std::vector<measurement> measure_beside(const beside_plan& plan, const measure_function& measure,
                                        const std::function<void(const std::string&)>& told) {
  std::vector<measurement> all;
  for (const std::string& place : plan.places) {
    told(place);
    contest_beside contest(plan, measure, place);
    contest.run(nullptr, all, true);
    for (const bystander& other : plan.others) {
      if (!std::regex_match(place, std::regex(other.places))) continue;
      told(place + "/" + other.contender);
      contest.run(&other, all, false);
    }
  }
  return all;
}

}  // namespace sockspec::benchmarks
