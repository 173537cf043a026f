#include "benchmarks/beside/beside_run.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

using words = std::vector<std::string>;

TEST(beside, the_times_of_an_operation_are_read) {
  const auto times = read_operation_times("processor 12.5\nelapsed 13\n");
  EXPECT_EQ(times.processor, 12.5);
  EXPECT_EQ(times.elapsed, 13);
}

TEST(beside, what_is_no_time_is_an_error) {
  for (const char* other : {"", "processor 12.5\n", "processor 12.5\nelapsed 0\n",
                            "processor -1\nelapsed 1\n", "elapsed 1\nprocessor\n"}) {
    EXPECT_THROW(read_operation_times(other), std::runtime_error) << other;
  }
}

TEST(beside, a_command_that_fails_is_an_error) {
  EXPECT_THROW(measure_command({"false"}), std::runtime_error);
  EXPECT_THROW(measure_command({"no-such-program-at-all"}), std::runtime_error);
}

TEST(beside, who_is_not_installed_is_told) {
  const bystander nobody{.contender = "nobody", .there = {"no-such-program-at-all"}};
  EXPECT_THAT(why_absent(nobody), ::testing::StartsWith("nobody: cannot start"));
  const bystander broken{.contender = "broken", .there = {"false"}};
  EXPECT_EQ(why_absent(broken), "broken: exited with status 1");
  EXPECT_EQ(why_absent({.there = {"true"}}), "");
}

TEST(beside, a_command_gets_family_size_and_times) {
  const row_name row{"q", "tcp4", 64, "x"};
  EXPECT_THAT(command_of({.command = {"a", "b"}}, row, 7),
              ElementsAre("a", "b", "tcp4", "64", "7"));
  EXPECT_THAT(command_of({.command = {"a"}, .wants_family = false}, row, 7),
              ElementsAre("a", "64", "7"));
}

const bystander slow{.contender = "slow", .places = "q/.+", .command = {"slow"}};
const bystander waiting{.contender = "waiting",
                        .places = "q/.+",
                        .command = {"waiting"},
                        .compares = compared_time::elapsed};
const bystander elsewhere{.contender = "elsewhere", .places = "other/.+", .command = {"elsewhere"}};

/// Raw takes 100 ns, the slow one 200; the waiting one 25 of processor time and 400 of the clock.
class measuring {
 public:
  operation_times operator()(const words& command) {
    commands.push_back(command);
    if (command.front() == "slow") return {200, 200};
    if (command.front() == "waiting") return {25, 400};
    return {100, 100};
  }

  std::vector<words> commands;
};

std::vector<measurement> measured(measuring& with, std::vector<bystander> others) {
  const beside_plan plan{.repeat_row = "repeat_row",
                         .others = std::move(others),
                         .places = {"q/tcp4/64"},
                         .rounds = 3,
                         .slice = 0.001};
  return measure_beside(
      plan, [&](const words& command) { return with(command); }, [](const std::string&) {});
}

std::vector<double> ratios_of(const std::vector<measurement>& all, const std::string& row) {
  std::vector<double> ratios;
  for (const measurement& each : all) {
    if (each.name == row) ratios.push_back(each.counters.at("of_raw"));
  }
  return ratios;
}

TEST(beside, each_pair_has_its_ratio_and_who_is_first_alternates) {
  measuring with;
  const auto all = measured(with, {slow});
  EXPECT_THAT(ratios_of(all, "q/tcp4/64/slow"), ElementsAre(0.5, 0.5, 0.5));
  EXPECT_THAT(ratios_of(all, "q/tcp4/64/raw_again"), ElementsAre(1, 1, 1));
  std::string order;
  for (const words& command : with.commands) order += command.front()[0];
  EXPECT_EQ(order,
            "r"
            "rrrrrr"
            "rssrrs");  // how many fit a slice, raw_again, slow
}

TEST(beside, a_slice_has_as_many_operations_as_fit) {
  measuring with;
  measured(with, {slow});
  EXPECT_THAT(with.commands.front(), ElementsAre("repeat_row", "--timed", "q/tcp4/64/raw", "1000"));
  EXPECT_THAT(with.commands.back(), ElementsAre("slow", "tcp4", "64", "10000"));
}

TEST(beside, what_waits_is_compared_by_the_clock) {
  measuring with;
  const auto all = measured(with, {waiting});
  EXPECT_THAT(ratios_of(all, "q/tcp4/64/waiting"), ElementsAre(0.25, 0.25, 0.25));
  EXPECT_EQ(all.back().counters.at("operation_ns"), 400);
  EXPECT_EQ(all.back().cpu_time, 25);
  EXPECT_EQ(all.back().repetition, 2);
}

TEST(beside, who_does_not_answer_a_place_is_not_run_there) {
  measuring with;
  measured(with, {elsewhere});
  for (const words& command : with.commands) EXPECT_THAT(command, Not(Contains("elsewhere")));
}

TEST(beside, raw_has_a_repetition_for_each_round_once) {
  measuring with;
  int raw = 0;
  for (const measurement& each : measured(with, {slow, waiting}))
    raw += each.name.ends_with("/raw");
  EXPECT_EQ(raw, 3);
}

}  // namespace
}  // namespace sockspec::benchmarks
