#include "benchmarks/results/ratio_table.hpp"

#include <gmock/gmock.h>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> columns{"raw", "raw_again", "portability"};

row_name at(std::size_t size, const std::string& contender) {
  return {"sendall_by_size", "tcp4", size, contender};
}

measures one_line(std::vector<double> again, std::vector<double> layer) {
  return {{at(64, "raw"), {{1000, 3000, 2000}, {}}},
          {at(64, "raw_again"), {{2000, 2000, 2000}, std::move(again)}},
          {at(64, "portability"), {{2000, 2000, 2000}, std::move(layer)}}};
}

TEST(ratio_table, a_line_has_the_raw_time_and_ratios_with_their_quartiles) {
  const auto table = ratio_table(one_line({1.001, 1, 1.002}, {0.97, 0.98, 0.99}), columns);
  EXPECT_EQ(table,
            "\nsendall_by_size\n"
            "family             size       raw ns              raw_again            portability\n"
            "tcp4               64 B         2000   1.001 [1.000, 1.002]   0.980 [0.975, 0.985]\n");
}

TEST(ratio_table, a_ratio_within_the_noise_is_marked) {
  EXPECT_THAT(ratio_table(one_line({1.01}, {0.995}), columns), HasSubstr(" ~0.995 ["));
  EXPECT_THAT(ratio_table(one_line({0.99}, {1.005}), columns), HasSubstr(" ~1.005 ["));
}

TEST(ratio_table, the_noise_itself_is_not_marked) {
  EXPECT_THAT(ratio_table(one_line({1.01}, {0.5}), columns), Not(HasSubstr("~")));
}

TEST(ratio_table, without_a_noise_row_nothing_is_marked) {
  measures all = one_line({}, {1});
  all[at(64, "raw_again")] = {};
  EXPECT_THAT(ratio_table(all, columns), HasSubstr("                -   1.000 [1.000, 1.000]\n"));
}

TEST(ratio_table, a_question_has_columns_of_those_that_answered_it) {
  measures all = one_line({1}, {1});
  all[{"memory_copy", "none", 64, "raw"}] = {{1}, {}};
  const auto table = ratio_table(all, columns);
  EXPECT_THAT(table.substr(0, table.find("sendall_by_size")), Not(HasSubstr("portability")));
}

TEST(ratio_table, many_contenders_have_narrow_columns) {
  measures all = one_line({1}, {0.97, 0.98, 0.99});
  all[at(64, "asio")] = {{2000}, {0.9}};
  all[at(64, "libuv")] = {{2000}, {0.8}};
  const auto table = ratio_table(all, {"raw", "raw_again", "portability", "asio", "libuv"});
  EXPECT_THAT(table, HasSubstr(" 0.980 ±0.005   0.900 ±0.000   0.800 ±0.000\n"));
}

TEST(ratio_table, what_moves_no_bytes_has_no_size) {
  EXPECT_THAT(ratio_table({{at(0, "raw"), {{1}, {}}}}, columns),
              HasSubstr("tcp4                  -"));
}

TEST(ratio_table, sizes_are_in_the_order_of_numbers) {
  const measures all{{at(1 << 20, "raw"), {{1}, {}}}, {at(64, "raw"), {{1}, {}}}};
  const auto table = ratio_table(all, columns);
  EXPECT_LT(table.find("64 B"), table.find("1 MiB"));
}

TEST(ratio_table, nothing_measured_is_an_empty_table) {
  EXPECT_EQ(ratio_table({}, columns), "");
}

TEST(ratio_table, the_noise_goes_both_ways) {
  EXPECT_TRUE(within_noise({0.99, 0.99, 0.99}, 1.02));
  EXPECT_TRUE(within_noise({1.01, 1.01, 1.01}, 0.98));
  EXPECT_FALSE(within_noise({0.97, 0.97, 0.97}, 1.02));
  EXPECT_FALSE(within_noise({1.03, 1.03, 1.03}, 0.98));
}

TEST(ratio_table, what_is_as_often_slower_as_faster_is_noise) {
  EXPECT_TRUE(within_noise({0.9, 0.95, 1}, 1));
  EXPECT_TRUE(within_noise({1, 1.05, 1.1}, 1));
  EXPECT_FALSE(within_noise({0.9, 0.95, 0.999}, 1));
  EXPECT_FALSE(within_noise({1.001, 1.05, 1.1}, 1));
}

}  // namespace
}  // namespace sockspec::benchmarks
