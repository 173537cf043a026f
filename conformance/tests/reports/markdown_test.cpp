#include "reports/markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::sample::failed;
using results::sample::passed;
using results::sample::run_of;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string name = "connect.refused/tcp4.blocking";

TEST(summary_markdown, is_short_where_all_is_well) {
  const auto text = summary_markdown(run_of({passed("native", name)}));
  EXPECT_THAT(text, StartsWith("## sockspec: Nothing unexpected in 1 cell.\n\n| target | "));
  EXPECT_THAT(text, HasSubstr("| native | native 1.3.5 | 1 | 1 | 0 |"));
  for (const auto* heading : {"Unexpected", "Findings", "Known deviations"}) {
    EXPECT_THAT(text, Not(HasSubstr(heading)));
  }
}

TEST(summary_markdown, has_as_many_cells_in_each_row_as_headings) {
  const auto text = summary_markdown(run_of({passed("native", name), passed("wrapper", name)}));
  const auto table =
      text.substr(text.find("| target"), text.find("\nsockspec") - text.find("| target"));
  std::size_t rows = 0, bars = 0;
  for (std::size_t at = 0; at < table.size(); at = table.find('\n', at) + 1, ++rows) {
    const auto row = table.substr(at, table.find('\n', at) - at);
    const auto here = static_cast<std::size_t>(std::count(row.begin(), row.end(), '|'));
    if (bars == 0) bars = here;
    EXPECT_EQ(here, bars) << row;
  }
  EXPECT_EQ(rows, 4U);
}

TEST(summary_markdown, folds_the_text_of_each_unexpected_cell) {
  const auto text = summary_markdown(run_of({failed("native", name, "eof")}));
  EXPECT_THAT(text, HasSubstr("### Unexpected: 1 cell\n"));
  EXPECT_THAT(text, HasSubstr("<details><summary><code>connect.refused/tcp4.blocking</code> on "
                              "native: fail, eof</summary>\n\n<pre>\nFAIL  connect.refused"));
}

TEST(summary_markdown, says_how_many_it_leaves_out) {
  std::vector<results::record> cells;
  for (int i = 0; i < 30; ++i) {
    cells.push_back(failed("native", "a.b" + std::to_string(i) + "/tcp4.blocking", "eof"));
  }
  const auto text = summary_markdown(run_of(cells));
  EXPECT_THAT(text, HasSubstr("and 5 more, in `report.html`."));
  EXPECT_LT(text.size(), 30'000U);
}

TEST(summary_markdown, counts_deviations_by_cause) {
  auto one = failed("native", name, "eof", outcome::expected);
  one.deviation = "SW-1: the wrapper maps it";
  auto two = one;
  two.cell = "connect.refused/tcp6.blocking";
  auto other = one;
  other.deviation = "SW-2: other";
  auto stale = one;  // its deviation explains nothing any more
  stale.outcome = outcome::stale;
  const auto text = summary_markdown(run_of({one, two, other, stale}));
  EXPECT_THAT(text, HasSubstr("| native | 2 | SW-1: the wrapper maps it |\n"
                              "| native | 1 | SW-2: other |\n"));
}

TEST(summary_markdown, lists_findings) {
  auto whole = run_of({passed("native", name)});
  whole.findings = {{.target = "native", .text = "leaked 1 descriptor", .unexpected = true}};
  EXPECT_THAT(summary_markdown(whole), HasSubstr("- **unexpected** native: leaked 1 descriptor\n"));
}

TEST(summary_markdown, does_not_let_a_driver_write_markup) {
  auto hostile = failed("native", name, "</summary><script>x</script>");
  hostile.observed = "</pre></details>\n## forged\n|a|b|";
  hostile.deviation = "x";
  auto whole = run_of({hostile});
  whole.findings = {{.target = "native", .text = "<img src=x>\n# forged", .unexpected = true}};
  const auto text = summary_markdown(whole);
  EXPECT_THAT(text, Not(HasSubstr("<script>")));
  EXPECT_THAT(text, Not(HasSubstr("<img")));
  EXPECT_THAT(text, Not(HasSubstr("\n## forged")));
  EXPECT_THAT(text, Not(HasSubstr("\n# forged")));
}

}  // namespace
}  // namespace sockspec::reports
