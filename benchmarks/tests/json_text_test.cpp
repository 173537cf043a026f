#include "benchmarks/results/json_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sockspec::benchmarks {
namespace {

TEST(json_text, what_ends_a_text_or_acts_on_a_terminal_is_escaped) {
  EXPECT_EQ(json_text("a\"b\\c\nz\x1b"), R"("a\"b\\c\u000az\u001b")");
}

TEST(json_text, characters_stay) {
  EXPECT_EQ(json_text("µ → 🙂"), "\"µ → 🙂\"");
}

TEST(json_text, bytes_that_are_no_characters_are_replaced) {
  EXPECT_EQ(json_text("a\xff"), "\"a\xef\xbf\xbd\"");
  EXPECT_EQ(json_text("\xc3"), "\"\xef\xbf\xbd\"");
  EXPECT_EQ(json_text("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(json_text("\xf4\x90\x80\x80z").back(), '"');
}

TEST(json_number, is_the_shortest_that_reads_back) {
  EXPECT_EQ(json_number(0.1), "0.1");
  EXPECT_EQ(json_number(3), "3");
  EXPECT_EQ(std::stod(json_number(1.0 / 3)), 1.0 / 3);
}

TEST(json_number, what_json_has_not_is_written_as_google_benchmark_does) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(json_number(infinity), "Infinity");
  EXPECT_EQ(json_number(-infinity), "-Infinity");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "NaN");
}

}  // namespace
}  // namespace sockspec::benchmarks
