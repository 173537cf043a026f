#include "reports/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "reports/deviations.hpp"
#include "reports/escape.hpp"
#include "reports/failure_text.hpp"
#include "reports/tallies.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

// A job's page has little room, and some cut it off: the rest is in report.html.
constexpr std::size_t unexpected_shown = 25;

std::string table_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const auto& cell : cells) row += " " + cell + " |";
  return row + "\n";
}

std::string target_table(const results::run& whole) {
  std::vector<std::string> headings{"target", "implementation"};
  std::vector<std::string> rule{"---", "---"};
  const auto add_heading = [&](const tally& each) {
    headings.push_back(each.heading);
    rule.emplace_back("--:");
  };
  std::ranges::for_each(verdict_tallies({}), add_heading);
  std::ranges::for_each(outcome_tallies({}), add_heading);

  auto table = table_row(headings) + table_row(rule);
  for (const auto& target : whole.stamp.targets) {
    std::vector<std::string> cells{markdown_escaped(target.name),
                                   markdown_escaped(target.implementation)};
    const auto numbers = results::summarise(whole.records, target.name);
    for (const auto& each : verdict_tallies(numbers)) cells.push_back(grouped(each.count));
    for (const auto& each : outcome_tallies(numbers)) cells.push_back(grouped(each.count));
    table += table_row(cells);
  }
  return table;
}

std::string folded_failure(const results::record& cell, const results::stamp& stamp) {
  return fmt::format(
      "<details><summary><code>{}</code> on {}: {}</summary>\n\n<pre>\n{}</pre>\n\n</details>\n",
      html_escaped(cell.cell), html_escaped(cell.target), html_escaped(in_words(cell.verdict)),
      html_escaped_lines(failure_text(cell, stamp)));
}

std::string unexpected_section(const results::run& whole) {
  const auto cells = unexpected_records(whole);
  if (cells.empty()) return {};
  auto text = fmt::format("\n### Unexpected: {}\n\n", counted(cells.size(), "cell"));
  const auto shown = std::min(cells.size(), unexpected_shown);
  for (std::size_t i = 0; i < shown; ++i) text += folded_failure(*cells[i], whole.stamp);
  if (cells.size() > shown) {
    text += fmt::format("\nand {} more, in `report.html`.\n", grouped(cells.size() - shown));
  }
  return text;
}

std::string finding_section(const results::run& whole) {
  if (whole.findings.empty()) return {};
  auto text = fmt::format("\n### Findings: {}\n\n", grouped(whole.findings.size()));
  for (const auto& each : whole.findings) {
    text += fmt::format("- {}{}{}\n", each.unexpected ? "**unexpected** " : "",
                        each.target.empty() ? "" : markdown_escaped(each.target) + ": ",
                        markdown_escaped(each.text));
  }
  return text;
}

std::string deviation_section(const results::run& whole) {
  const auto causes = deviations_of(whole);
  if (causes.empty()) return {};
  std::string text = "\n### Known deviations\n\n| target | cells | cause |\n| --- | --: | --- |\n";
  for (const auto& cause : causes) {
    text += table_row({markdown_escaped(cause.target), grouped(cause.cells.size()),
                       markdown_escaped(cause.reason)});
  }
  return text;
}

std::string origin(const results::stamp& stamp) {
  return fmt::format("\nsockspec {} ({}) on {} {} {}, {}\n", markdown_escaped(stamp.suite_version),
                     markdown_escaped(stamp.commit), markdown_escaped(stamp.system),
                     markdown_escaped(stamp.kernel), markdown_escaped(stamp.machine),
                     markdown_escaped(stamp.started));
}

}  // namespace

std::string summary_markdown(const results::run& whole) {
  return fmt::format("## sockspec: {}\n\n", markdown_escaped(conclusion(whole))) +
         target_table(whole) + unexpected_section(whole) + finding_section(whole) +
         deviation_section(whole) + origin(whole.stamp);
}

}  // namespace sockspec::reports
