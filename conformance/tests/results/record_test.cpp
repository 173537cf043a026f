#include "results/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::results {
namespace {

using protocol::value_error;
using testing::HasSubstr;

/// What record_from says of an object.
std::string complaint_about(const protocol::value& object) {
  try {
    record_from(object);
  } catch (const value_error& problem) {
    return problem.what();
  }
  return "no complaint";
}

TEST(record, is_read_back_whole) {
  auto made = sample::failed("native", "connect.refused/tcp4.blocking", "error:host_unreachable");
  made.deviation = "SW-1: refused connections come back as EHOSTUNREACH";
  made.side = "accepting";
  made.takes_long = "a lost SYN is sent again after a second";
  const auto read = record_from(to_value(made));
  EXPECT_EQ(to_value(read), to_value(made));
  EXPECT_EQ(read.verdict, made.verdict);
  EXPECT_EQ(read.transcript, made.transcript);
  EXPECT_EQ(read.deviation, made.deviation);
  EXPECT_EQ(read.duration_us, 140);
  EXPECT_EQ(read.side, "accepting");
  EXPECT_EQ(read.takes_long, made.takes_long);
}

TEST(record, has_a_name_within_its_clause) {
  const auto made = sample::passed("native", "connect.refused/tcp4.blocking");
  EXPECT_EQ(variant_of(made), "tcp4.blocking");
}

TEST(record, keeps_no_member_for_what_a_pass_does_not_have) {
  const auto stored = to_value(sample::passed("native", "connect.refused/tcp4.blocking"));
  for (const auto* name :
       {"side", "deviation", "below", "below_symptom", "takes_long", "transcript", "repeat"}) {
    EXPECT_FALSE(stored.has(name)) << name;
  }
  EXPECT_TRUE(record_from(stored).transcript.empty());
}

TEST(record, names_the_member_that_is_missing) {
  const auto whole = to_value(sample::passed("native", "connect.refused/tcp4.blocking"));
  for (const auto& [name, content] : whole.members()) {
    auto part = whole;
    part.erase(name);
    EXPECT_THAT(complaint_about(part), HasSubstr("member '" + name + "'"));
  }
}

TEST(record, names_the_member_that_is_wrong) {
  const auto whole = to_value(sample::passed("native", "connect.refused/tcp4.blocking"));
  auto odd = whole;
  odd.set("verdict", "maybe");
  EXPECT_THAT(complaint_about(odd), HasSubstr("member 'verdict': there is no 'maybe'"));
  odd = whole;
  odd.set("duration_us", "long");
  EXPECT_THAT(complaint_about(odd), HasSubstr("member 'duration_us': "));
  EXPECT_THAT(complaint_about("text"), HasSubstr("no object"));
}

TEST(record, ignores_members_of_later_versions) {
  auto stored = to_value(sample::passed("native", "connect.refused/tcp4.blocking"));
  stored.set("weather", "fair");
  EXPECT_EQ(record_from(stored).cell, "connect.refused/tcp4.blocking");
}

}  // namespace
}  // namespace sockspec::results
