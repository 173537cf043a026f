#include "benchmarks/history/utc_date.hpp"

#include <gtest/gtest.h>

namespace sockspec::benchmarks {
namespace {

TEST(utc_date, a_day_is_its_beginning) {
  EXPECT_EQ(utc_date("2026-11-20"), "2026-11-20T00:00:00Z");
}

TEST(utc_date, an_offset_is_taken_off) {
  EXPECT_EQ(utc_date("2026-11-20T18:48:25+01:00"), "2026-11-20T17:48:25Z");
  EXPECT_EQ(utc_date("2026-12-31T23:30:00-05:30"), "2027-01-01T05:00:00Z");
  EXPECT_EQ(utc_date("2026-11-20T17:48:25Z"), "2026-11-20T17:48:25Z");
}

TEST(utc_date, git_prints_it_with_spaces) {
  EXPECT_EQ(utc_date("2026-11-20 18:48:25 +0100"), "2026-11-20T17:48:25Z");
}

TEST(utc_date, what_is_none_is_none) {
  for (const char* text : {"", "yesterday", "2026-13-01", "2026-02-30", "2026-11-20T17:48",
                           "2026-11-20T25:00:00Z", "2026-11-20T17:48:25", "2026-11-20Z",
                           "2026-11-20T17:48:25Z later", "26-11-20", "2026-11-20T17:48:25+1:00"}) {
    EXPECT_EQ(utc_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace sockspec::benchmarks
