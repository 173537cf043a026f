#include "reports/tallies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;

constexpr std::array verdict_columns{verdict_kind::pass,       verdict_kind::fail,
                                     verdict_kind::observed,   verdict_kind::unsupported,
                                     verdict_kind::unresolved, verdict_kind::timeout,
                                     verdict_kind::crash,      verdict_kind::not_run};

constexpr std::array outcome_columns{outcome::expected, outcome::unexpected, outcome::stale,
                                     outcome::inherited, outcome::unmeasured};

template <typename Key>
std::size_t count_of(const std::map<Key, std::size_t>& counts, Key key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

std::string what_is_unexpected(const results::run& whole) {
  const auto cells = unexpected_records(whole).size();
  const auto findings = unexpected_findings(whole);
  if (findings == 0) return counted(cells, "cell");
  if (cells == 0) return counted(findings, "finding");
  return counted(cells, "cell") + " and " + counted(findings, "finding");
}

}  // namespace

std::vector<tally> verdict_tallies(const results::summary& numbers) {
  std::vector<tally> tallies{{"cells", numbers.cells}};
  for (const auto kind : verdict_columns) {
    tallies.push_back({word_of(kind), count_of(numbers.verdicts, kind)});
  }
  return tallies;
}

std::vector<tally> outcome_tallies(const results::summary& numbers) {
  std::vector<tally> tallies;
  for (const auto meaning : outcome_columns) {
    tallies.push_back({std::string(to_string(meaning)), count_of(numbers.outcomes, meaning)});
  }
  return tallies;
}

std::vector<const results::record*> unexpected_records(const results::run& whole) {
  std::vector<const results::record*> found;
  for (const auto& cell : whole.records) {
    if (fails_the_run(cell.outcome)) found.push_back(&cell);
  }
  return found;
}

std::size_t unexpected_findings(const results::run& whole) {
  return static_cast<std::size_t>(
      std::ranges::count(whole.findings, true, &results::finding::unexpected));
}

std::string conclusion(const results::run& whole) {
  const auto numbers = results::summarise(whole.records);
  const auto cells = counted(numbers.cells, "cell");
  const bool unexpected = !unexpected_records(whole).empty() || unexpected_findings(whole) != 0;
  const auto verdict = unexpected ? "not as expected: " + what_is_unexpected(whole)
                                  : std::string("nothing unexpected");
  if (whole.interrupted) return fmt::format("Interrupted after {}; {}.", cells, verdict);
  if (unexpected)
    return fmt::format("Not as expected: {}, of {}.", what_is_unexpected(whole), cells);
  if (numbers.executed == 0) return fmt::format("Nothing was executed, of {}.", cells);
  return fmt::format("Nothing unexpected in {}.", cells);
}

}  // namespace sockspec::reports
