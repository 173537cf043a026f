#include "benchmarks/history/result_table.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sockspec::benchmarks {
namespace {

const result_table example{{"name", "n", "ratio"},
                           {{"a", std::int64_t{57}, 0.125}, {"bé", std::int64_t{7}, {}}}};

TEST(result_table, numbers_stand_to_the_right_and_letters_count_not_bytes) {
  EXPECT_EQ(as_text(example),
            "name  n   ratio\n"
            "a     57  0.125\n"
            "bé     7\n");
}

TEST(result_table, without_rows_is_its_head) {
  EXPECT_EQ(as_text({{"name"}, {}}), "name\n");
  EXPECT_EQ(as_csv({{"name"}, {}}), "name\n");
  EXPECT_EQ(as_json({{"name"}, {}}), "[]\n");
}

TEST(result_table, nothing_acts_on_the_terminal) {
  EXPECT_EQ(as_text({{"x"}, {{"\x1b[2J\n"}}}), "x\n\\x1b[2J\\x0a\n");
}

TEST(result_table, as_csv_is_quoted_where_it_must_be) {
  EXPECT_EQ(as_csv(example), "name,n,ratio\na,57,0.125\nbé,7,\n");
  EXPECT_EQ(as_csv({{"a,b"}, {{"say \"x\"\n"}}}), "\"a,b\"\n\"say \"\"x\"\"\n\"\n");
}

TEST(result_table, as_csv_has_numbers_that_read_back) {
  EXPECT_EQ(as_csv({{"x"}, {{1.0 / 3}}}), "x\n0.3333333333333333\n");
}

TEST(result_table, as_json_has_an_object_for_each_row) {
  EXPECT_EQ(as_json(example),
            "[\n  {\"name\": \"a\", \"n\": 57, \"ratio\": 0.125},\n"
            "  {\"name\": \"bé\", \"n\": 7, \"ratio\": null}\n]\n");
  EXPECT_EQ(as_json({{"x"}, {{std::numeric_limits<double>::infinity()}}}),
            "[\n  {\"x\": null}\n]\n");
}

}  // namespace
}  // namespace sockspec::benchmarks
