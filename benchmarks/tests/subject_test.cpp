#include "benchmarks/gate/subject.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace sockspec::benchmarks {
namespace {

TEST(json_part, is_what_google_benchmark_wrote_between_what_others_write) {
  EXPECT_EQ(json_part("{\n  \"a\": {\n  }\n}\n"), "{\n  \"a\": {\n  }\n}");
  EXPECT_EQ(json_part("hello {}\n{\n  \"a\": 1\n}\nbye\n"), "\n{\n  \"a\": 1\n}");
}

TEST(json_part, is_empty_where_there_is_none) {
  EXPECT_EQ(json_part(""), "");
  EXPECT_EQ(json_part("usage: program {x}\n"), "");
  EXPECT_EQ(json_part("\n}\n{\n"), "");
}

TEST(exactly_these, matches_rows_with_any_characters_and_no_others) {
  const std::regex wanted(exactly_these({"copy<int>(8)/64", "a+b", "x.y"}));
  EXPECT_TRUE(std::regex_search("copy<int>(8)/64", wanted));
  EXPECT_TRUE(std::regex_search("a+b", wanted));
  EXPECT_FALSE(std::regex_search("aab", wanted));
  EXPECT_FALSE(std::regex_search("x_y", wanted));
  EXPECT_FALSE(std::regex_search("copy<int>(8)/640", wanted));
}

}  // namespace
}  // namespace sockspec::benchmarks
