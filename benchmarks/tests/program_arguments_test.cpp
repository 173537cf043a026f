#include "benchmarks/rows/program_arguments.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(program_arguments, says_nothing_but_defaults_for_google_benchmark) {
  const auto said = parse_program_arguments({"program"});
  EXPECT_THAT(said.wanted.questions, IsEmpty());
  EXPECT_THAT(said.wanted.against, IsEmpty());
  EXPECT_EQ(said.how, measuring::for_figures);
  EXPECT_EQ(said.remaining.front(), "program");
  EXPECT_THAT(said.remaining, Contains("--benchmark_repetitions=15"));
}

TEST(program_arguments, lists_stand_behind_an_equals_sign_or_in_the_next_argument) {
  const auto said = parse_program_arguments(
      {"program", "--questions=a,b", "--questions", "c", "--against", "d,e"});
  EXPECT_THAT(said.wanted.questions, ElementsAre("a", "b", "c"));
  EXPECT_THAT(said.wanted.against, ElementsAre("d", "e"));
}

TEST(program_arguments, an_empty_list_is_refused) {
  EXPECT_THROW(parse_program_arguments({"program", "--questions="}), std::invalid_argument);
  EXPECT_THROW(parse_program_arguments({"program", "--questions=,"}), std::invalid_argument);
  EXPECT_THROW(parse_program_arguments({"program", "--against"}), std::invalid_argument);
}

TEST(program_arguments, what_is_said_comes_after_the_defaults_and_counts) {
  const auto said = parse_program_arguments({"program", "--benchmark_repetitions=2"});
  EXPECT_EQ(said.remaining.back(), "--benchmark_repetitions=2");
}

TEST(program_arguments, knows_when_google_benchmark_prints) {
  EXPECT_TRUE(parse_program_arguments({"program", "--benchmark_format=json"}).other_output);
  EXPECT_TRUE(parse_program_arguments({"program", "--benchmark_list_tests"}).other_output);
  EXPECT_FALSE(parse_program_arguments({"program", "--benchmark_out=file"}).other_output);
}

TEST(program_arguments, brief_and_help_are_for_nobody_else) {
  const auto said = parse_program_arguments({"program", "--brief", "-h"});
  EXPECT_TRUE(said.help);
  EXPECT_EQ(said.how, measuring::briefly);
  EXPECT_THAT(said.remaining,
              ElementsAre("program", "--benchmark_repetitions=1", "--benchmark_min_time=0.000001"));
}

}  // namespace
}  // namespace sockspec::benchmarks
