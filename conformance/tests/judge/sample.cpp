#include "sample.hpp"

#include <stdexcept>
#include <utility>

namespace sockspec::conformance {

std::chrono::year_month_day date(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

results::record seen(std::string_view cell, const std::string& verdict, results::level level) {
  const auto slash = cell.find('/'), dot = cell.rfind('.');
  const auto read = results::verdict_from(verdict);
  if (!read) throw std::invalid_argument("no verdict: " + verdict);
  results::record one;
  one.target = "wrapped";
  one.clause = cell.substr(0, slash);
  one.kind = cell.substr(slash + 1, dot - slash - 1);
  one.mode = cell.substr(dot + 1);
  one.cell = cell;
  one.level = level;
  one.verdict = *read;
  one.symptom = results::symptom_of(*read);
  return one;
}

deviation known(std::vector<std::string> cells, std::vector<std::string> symptoms) {
  deviation entry;
  entry.cause = "known";
  entry.cells = std::move(cells);
  entry.symptoms = std::move(symptoms);
  entry.why = "It is known.";
  entry.source = "a page";
  entry.review = date(2030, 1, 1);
  entry.line = 7;
  return entry;
}

target wrapped(std::vector<deviation> entries) {
  target made;
  made.name = "wrapped";
  made.deviations_file = "targets/wrapped/deviations.toml";
  made.deviations = std::move(entries);
  return made;
}

std::vector<std::string> cells_of(const std::vector<std::string>& clauses,
                                  const std::vector<std::string>& kinds_and_modes) {
  std::vector<std::string> cells;
  for (const auto& clause : clauses) {
    for (const auto& which : kinds_and_modes) cells.push_back(clause + '/' + which);
  }
  return cells;
}

}  // namespace sockspec::conformance
