#include "benchmarks/gate/counting_rows.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

const subject base{.role = "base"};
const subject fresh{.role = "new"};

TEST(rows_to_count, has_the_fewest_bytes_of_each_question_family_and_contender) {
  EXPECT_THAT(rows_to_count({"q/tcp4/1024/ours", "q/tcp4/64/ours", "q/tcp4/65536/ours",
                             "q/unix_stream/1024/ours", "q/tcp4/1024/raw"}),
              UnorderedElementsAre("q/tcp4/64/ours", "q/unix_stream/1024/ours", "q/tcp4/1024/raw"));
}

TEST(rows_to_count, has_all_rows_of_other_programs) {
  EXPECT_THAT(rows_to_count({"copy/64", "copy/1024"}), ElementsAre("copy/64", "copy/1024"));
}

TEST(count_rows, keeps_a_difference_that_stays) {
  const auto count = [](const subject& who, const std::string&) {
    return counts{.instructions = who.role == "new" ? 65.0 : 57.0, .calls = {}};
  };
  const auto found = count_rows(base, fresh, {"a"}, count, {});
  EXPECT_THAT(found.not_counted, IsEmpty());
  ASSERT_THAT(found.exact, UnorderedElementsAre(Key("a")));
  EXPECT_EQ(found.exact.at("a").fresh.instructions, 65);
}

TEST(count_rows, a_difference_that_does_not_stay_says_nothing) {
  double counted = 0;
  const auto count = [&](const subject&, const std::string&) {
    counted += 10;
    return counts{.instructions = counted, .calls = {}};
  };
  const auto found = count_rows(base, fresh, {"a"}, count, {});
  EXPECT_THAT(found.exact, IsEmpty());
  EXPECT_THAT(found.not_counted, ElementsAre(Pair("a", "it differs each time")));
}

TEST(count_rows, a_row_that_cannot_be_counted_says_why_and_the_others_are) {
  const auto count = [](const subject&, const std::string& row) {
    if (row == "a") throw std::runtime_error("no such row");
    return counts{.instructions = 57, .calls = {}};
  };
  const auto found = count_rows(base, fresh, {"a", "b"}, count, {});
  EXPECT_THAT(found.not_counted, ElementsAre(Pair("a", "no such row")));
  EXPECT_THAT(found.exact, ElementsAre(Key("b")));
}

TEST(count_rows, rows_without_a_difference_are_counted_once) {
  int times = 0;
  const auto count = [&](const subject&, const std::string&) {
    ++times;
    return counts{.instructions = 57, .calls = {}};
  };
  std::vector<std::string> told;
  count_rows(base, fresh, {"a", "b"}, count, [&](const std::string& row) { told.push_back(row); });
  EXPECT_EQ(times, 4);
  EXPECT_THAT(told, ElementsAre("a", "b"));
}

}  // namespace
}  // namespace sockspec::benchmarks
