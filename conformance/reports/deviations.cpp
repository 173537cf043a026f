#include "reports/deviations.hpp"

#include <map>
#include <utility>

namespace sockspec::reports {

std::vector<deviation_cause> deviations_of(const results::run& whole) {
  std::vector<deviation_cause> causes;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const auto& cell : whole.records) {
    if (cell.deviation.empty() || fails_the_run(cell.outcome)) continue;
    const auto [place, is_new] = places.try_emplace({cell.target, cell.deviation}, causes.size());
    if (is_new) causes.push_back({cell.target, cell.deviation, {}});
    causes[place->second].cells.push_back(&cell);
  }
  return causes;
}

}  // namespace sockspec::reports
