#include "benchmarks/results/ratio_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <set>
#include <tuple>

#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

/// A line of the table.
struct line {
  std::string question;
  std::string family;
  std::size_t size = 0;

  auto operator<=>(const line&) const = default;
};

const row_measures* find(const measures& all, const line& at, const std::string& contender) {
  const auto found = all.find({at.question, at.family, at.size, contender});
  return found == all.end() ? nullptr : &found->second;
}

std::string time_cell(const row_measures* reference) {
  if (reference == nullptr || reference->nanoseconds.empty()) return "-";
  return fmt::format("{:.0f}", median(reference->nanoseconds));
}

/// The ratio that is noise: of the second contender.
std::optional<double> noise_of(const measures& all, const line& at,
                               const std::vector<std::string>& contenders) {
  if (contenders.size() < 2) return std::nullopt;
  const row_measures* again = find(all, at, contenders[1]);
  if (again == nullptr || again->ratios.empty()) return std::nullopt;
  return median(again->ratios);
}

std::string ratio_cell(const row_measures* own, std::optional<double> noise) {
  if (own == nullptr || own->ratios.empty()) return "-";
  const quartiles seen = quartiles_of(own->ratios);
  const bool noisy = noise && within_noise(seen.middle, *noise);
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

std::string body(const measures& all, const line& at, const std::vector<std::string>& contenders) {
  std::string text = fmt::format("{:<12} {:>8} {:>12}", at.family, size_text(at.size),
                                 time_cell(find(all, at, contenders.front())));
  const auto noise = noise_of(all, at, contenders);
  for (std::size_t i = 1; i < contenders.size(); ++i) {
    // Against itself, the noise has nothing to be within.
    const auto against = i == 1 ? std::nullopt : noise;
    fmt::format_to(std::back_inserter(text), " {:>22}",
                   ratio_cell(find(all, at, contenders[i]), against));
  }
  return text + "\n";
}

}  // namespace

std::string ratio_table(const measures& all, const std::vector<std::string>& contenders) {
  std::set<line> lines;
  for (const auto& [name, unused] : all) lines.insert({name.question, name.family, name.size});
  std::string text;
  std::string question;
  for (const line& at : lines) {
    if (at.question != question) text += heading(at.question, contenders);
    question = at.question;
    text += body(all, at, contenders);
  }
  return text;
}

bool within_noise(double ratio, double noise_ratio) noexcept {
  return std::abs(ratio - 1) <= std::abs(noise_ratio - 1);
}

}  // namespace sockspec::benchmarks
