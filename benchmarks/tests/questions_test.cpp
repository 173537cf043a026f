#include "benchmarks/questions/question.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "benchmarks/rows/row.hpp"

namespace sockspec::benchmarks {
namespace {

TEST(questions, have_names_of_their_own_that_fit_into_the_name_of_a_row) {
  std::set<std::string> names;
  for (const question& each : questions()) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_EQ(each.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"),
              std::string::npos);
    EXPECT_THAT(each.asks, ::testing::EndsWith("?"));
  }
}

TEST(questions, are_answered_by_raw_its_noise_and_where_it_can_by_the_layer) {
  for (const question& each : questions()) {
    ASSERT_FALSE(each.places.empty()) << each.name;
    for (const place& at : each.places) {
      const auto answers = each.answers(at);
      ASSERT_GE(answers.size(), 2U) << each.name;
      EXPECT_EQ(answers[0].contender, "raw");
      EXPECT_EQ(answers[1].contender, "raw_again");
      if (at.over == family::none) continue;  // there is no call
      EXPECT_EQ(answers.at(2).contender, "portability");
    }
  }
}

TEST(rows, are_compared_with_raw_at_the_same_place) {
  for (const row& each : all_rows()) {
    EXPECT_EQ(each.reference.contender, "raw");
    EXPECT_EQ(each.is_reference(), each.own.contender == "raw");
  }
}

TEST(rows, have_names_of_their_own) {
  std::set<row_name> names;
  for (const row& each : all_rows()) {
    EXPECT_TRUE(names.insert(each.name()).second) << to_string(each.name());
    EXPECT_EQ(parse_row_name(to_string(each.name())), each.name());
  }
}

TEST(rows, that_run_free_say_so_and_are_measured_by_the_clock) {
  for (const row& each : all_rows()) {
    if (each.asked->name != "ping_pong_free" || !each.is_reference()) continue;
    payload memory(each.at.bytes);
    const auto own = each.own.make(memory.whole());
    EXPECT_EQ(own->shape(), "two threads, free");
    EXPECT_EQ(own->measures(), measured_time::elapsed);
    own->run(3);
  }
}

}  // namespace
}  // namespace sockspec::benchmarks
