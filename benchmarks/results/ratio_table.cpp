#include "benchmarks/results/ratio_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <set>

#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

/// A line of the table is a row without its contender.
row_name line_of(row_name row) {
  row.contender.clear();
  return row;
}

const row_measures* find(const measures& all, const row_name& line, const std::string& contender) {
  const auto found = all.find({line.question, line.family, line.size, contender});
  return found == all.end() ? nullptr : &found->second;
}

std::string time_cell(const row_measures* reference) {
  if (reference == nullptr || reference->nanoseconds.empty()) return "-";
  return fmt::format("{:.0f}", median(reference->nanoseconds));
}

/// The ratio that is noise: of the second contender.
std::optional<double> noise_of(const measures& all, const row_name& line,
                               const std::vector<std::string>& contenders) {
  if (contenders.size() < 2) return std::nullopt;
  const row_measures* again = find(all, line, contenders[1]);
  if (again == nullptr || again->ratios.empty()) return std::nullopt;
  return median(again->ratios);
}

std::string ratio_cell(const row_measures* own, std::optional<double> noise) {
  if (own == nullptr || own->ratios.empty()) return "-";
  const quartiles seen = quartiles_of(own->ratios);
  const bool noisy = noise && within_noise(seen, *noise);
  return fmt::format("{}{:.3f} [{:.3f}, {:.3f}]", noisy ? "~" : "", seen.middle, seen.low,
                     seen.high);
}

std::string heading(const std::string& question, const std::vector<std::string>& contenders) {
  std::string text = fmt::format("\n{}\n{:<12} {:>8} {:>12}", question, "family", "size",
                                 contenders.front() + " ns");
  for (std::size_t i = 1; i < contenders.size(); ++i) {
    fmt::format_to(std::back_inserter(text), " {:>22}", contenders[i]);
  }
  return text + "\n";
}

std::string body(const measures& all, const row_name& line,
                 const std::vector<std::string>& contenders) {
  std::string text = fmt::format("{:<12} {:>8} {:>12}", line.family, size_text(line.size),
                                 time_cell(find(all, line, contenders.front())));
  const auto noise = noise_of(all, line, contenders);
  for (std::size_t i = 1; i < contenders.size(); ++i) {
    // Against itself, the noise has nothing to be within.
    const auto against = i == 1 ? std::nullopt : noise;
    fmt::format_to(std::back_inserter(text), " {:>22}",
                   ratio_cell(find(all, line, contenders[i]), against));
  }
  return text + "\n";
}

}  // namespace

std::string ratio_table(const measures& all, const std::vector<std::string>& contenders) {
  std::set<row_name> lines;
  for (const auto& [name, unused] : all) lines.insert(line_of(name));
  std::string text;
  std::string question;
  for (const row_name& line : lines) {
    if (line.question != question) text += heading(line.question, contenders);
    question = line.question;
    text += body(all, line, contenders);
  }
  return text;
}

bool within_noise(const quartiles& ratios, double noise_ratio) noexcept {
  if (ratios.low <= 1 && ratios.high >= 1) return true;
  return std::abs(ratios.middle - 1) <= std::abs(noise_ratio - 1);
}

}  // namespace sockspec::benchmarks
