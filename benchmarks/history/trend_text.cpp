#include "benchmarks/history/trend_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "benchmarks/results/printable.hpp"

namespace sockspec::benchmarks {
namespace {

std::string changes_text(const trend& one) {
  std::string text;
  for (const change_point& change : one.changes) {
    const trend_point& first = one.points[change.index];
    text += fmt::format("  {} {} since {} ({})", word_for(one, change), change_text(one, change),
                        printable(first.commit), printable(first.date));
    for (const auto& other : environment_changes(one, change)) text += "; " + printable(other);
    text += "\n";
  }
  return text;
}

std::string line_of(const trend& one) {
  return fmt::format("{}  {}  {}  {} in {} records, {}\n", printable(one.benchmark),
                     printable(one.metric), sparkline(one.points),
                     value_text(one.metric, one.points.back().values.middle), one.points.size(),
                     printable(one.machine));
}

}  // namespace

std::string sparkline(const std::vector<trend_point>& points) {
  constexpr std::size_t most = 40;
  constexpr std::array heights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const std::size_t first = points.size() > most ? points.size() - most : 0;
  std::vector<double> values;
  for (std::size_t i = first; i < points.size(); ++i) values.push_back(points[i].values.middle);
  if (values.empty()) return "";
  const auto [low, high] = std::ranges::minmax(values);
  // A noise of less than two per cent shall not look like a mountain range.
  const double width = std::max(high - low, 0.02 * std::abs(high));
  std::string line;
  for (const double value : values) {
    const double part = width == 0 ? 0 : (value - low) / width;
    line += heights[static_cast<std::size_t>(std::lround(part * (heights.size() - 1)))];
  }
  return line;
}

std::string trend_text(const std::vector<trend>& trends, bool all) {
  std::string text;
  std::size_t changed = 0;
  for (const trend& one : trends) {
    if (!one.changes.empty()) ++changed;
    if (all || !one.changes.empty()) text += line_of(one) + changes_text(one);
  }
  return text + fmt::format("{} of {} series changed\n", changed, trends.size());
}

std::string remark_text(const history& whole) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, whole.remarks.size()); ++i) {
    const auto& [file, line, says] = whole.remarks[i];
    text += fmt::format("{}:{}: {}\n", printable(file), line, says);
  }
  if (whole.remarks.size() > most) {
    text += fmt::format("and {} lines more that are no records of this version\n",
                        whole.remarks.size() - most);
  }
  if (whole.duplicates > 0) text += fmt::format("{} duplicate lines left out\n", whole.duplicates);
  return text;
}

}  // namespace sockspec::benchmarks
