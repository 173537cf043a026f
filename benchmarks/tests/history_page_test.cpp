#include "benchmarks/pages/history_page.hpp"

#include <gmock/gmock.h>

#include "benchmarks/pages/trend_plot.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

history eight_days(double last) {
  history whole;
  for (int day = 1; day <= 8; ++day) {
    const double value = day < 5 ? 1 : last;
    whole.records.push_back({.benchmark = "<b>/tcp4/64/portability",
                             .commit = "c" + std::to_string(day),
                             .date = "2026-01-0" + std::to_string(day) + "T00:00:00Z",
                             .metrics = {{"of_raw", {{value, value, value}, 1}}},
                             .environment = {{"processor", "AMD"}}});
  }
  return whole;
}

TEST(history_page, shows_what_changed_and_folds_the_rest) {
  const auto changed = eight_days(0.9);
  const auto page = history_page(changed, trends_of(changed.records, {}));
  EXPECT_THAT(page, HasSubstr("<title>slower 1.000 -&gt; 0.900 (-10.0 %) since c5</title>"));
  EXPECT_THAT(page, Not(HasSubstr("<details")));
  const auto same = eight_days(1);
  const auto quiet = history_page(same, trends_of(same.records, {}));
  EXPECT_THAT(quiet, HasSubstr("<h1>0 of 1 series changed</h1>"));
  EXPECT_THAT(quiet, HasSubstr("<details>"));
}

TEST(history_page, tells_lines_that_are_no_records) {
  history whole;
  whole.remarks = {{"c1.jsonl", 7, "it is half-written"}};
  EXPECT_THAT(history_page(whole, {}), HasSubstr("<li>c1.jsonl:7: it is half-written</li>"));
}

TEST(history_page, no_name_becomes_markup) {
  const auto whole = eight_days(0.9);
  EXPECT_THAT(history_page(whole, trends_of(whole.records, {})), Not(HasSubstr("<b>/")));
}

TEST(trend_plot, noise_does_not_fill_it) {
  const auto whole = eight_days(0.999);
  const auto trends = trends_of(whole.records, {});
  const auto span = span_of(trends.at(0));
  EXPECT_LE(span.low, 0.98);
  EXPECT_GE(span.high, 1.01);
  EXPECT_NEAR(span.high - span.low, 0.04, 0.002);
}

TEST(trend_plot, hashes_are_short_and_names_are_whole) {
  EXPECT_EQ(short_commit("0123456789abcdef0123456789abcdef01234567"), "0123456789");
  EXPECT_EQ(short_commit("release-1.2.3-with-a-long-name-that-is-no-hash"),
            "release-1.2.3-with-a-long-name-that-is-no-hash");
}

}  // namespace
}  // namespace sockspec::benchmarks
