#include "benchmarks/results/ratio_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

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

/// How much a cell tells of a row's ratios: as many columns as a terminal holds have their
/// quartiles; of more, half the distance between them.
enum class cells { wide, narrow };

constexpr std::size_t most_wide_columns = 4;

std::string ratio_cell(const row_measures* own, std::optional<double> noise, cells how) {
  if (own == nullptr || own->ratios.empty()) return "-";
  const quartiles seen = quartiles_of(own->ratios);
  const char* mark = noise && within_noise(seen, *noise) ? "~" : "";
  if (how == cells::narrow) {
    return fmt::format("{}{:.3f} ±{:.3f}", mark, seen.middle, (seen.high - seen.low) / 2);
  }
  return fmt::format("{}{:.3f} [{:.3f}, {:.3f}]", mark, seen.middle, seen.low, seen.high);
}

/// The part of the table for one question.
class question_table {
 public:
  question_table(const measures& all, std::string question,
                 const std::vector<std::string>& contenders)
      : all_(all), question_(std::move(question)) {
    for (const std::string& name : contenders) {
      if (is_asked(name)) contenders_.push_back(name);
    }
    if (contenders_.size() > most_wide_columns) how_ = cells::narrow;
  }

  std::string heading() const {
    std::string text = fmt::format("\n{}\n{:<14} {:>8} {:>12}", question_, "family", "size",
                                   contenders_.front() + " ns");
    for (std::size_t i = 1; i < contenders_.size(); ++i) {
      fmt::format_to(std::back_inserter(text), " {:>{}}", contenders_[i], width(i));
    }
    return text + "\n";
  }

  std::string body(const row_name& line) const {
    std::string text =
        fmt::format("{:<14} {:>8} {:>12}", line.family, line.size == 0 ? "-" : size_text(line.size),
                    time_cell(find(all_, line, contenders_.front())));
    const auto noise = noise_of(all_, line, contenders_);
    for (std::size_t i = 1; i < contenders_.size(); ++i) {
      // Against itself, the noise has nothing to be within.
      const auto against = i == 1 ? std::nullopt : noise;
      fmt::format_to(std::back_inserter(text), " {:>{}}",
                     ratio_cell(find(all_, line, contenders_[i]), against, how_), width(i));
    }
    return text + "\n";
  }

 private:
  bool is_asked(const std::string& contender) const {
    return std::ranges::any_of(all_, [&](const auto& each) {
      return each.first.question == question_ && each.first.contender == contender;
    });
  }

  std::size_t width(std::size_t column) const {
    const std::size_t cell = how_ == cells::wide ? 22 : 14;
    return std::max(cell, contenders_[column].size());
  }

  const measures& all_;
  std::string question_;
  std::vector<std::string> contenders_;
  cells how_ = cells::wide;
};

}  // namespace

std::string ratio_table(const measures& all, const std::vector<std::string>& contenders) {
  std::set<row_name> lines;
  for (const auto& [name, unused] : all) lines.insert(line_of(name));
  std::string text;
  std::optional<question_table> part;
  std::string question;
  for (const row_name& line : lines) {
    if (line.question != question) {
      question = line.question;
      part.emplace(all, question, contenders);
      text += part->heading();
    }
    text += part->body(line);
  }
  return text;
}

bool within_noise(const quartiles& ratios, double noise_ratio) noexcept {
  if (ratios.low <= 1 && ratios.high >= 1) return true;
  return std::abs(ratios.middle - 1) <= std::abs(noise_ratio - 1);
}

}  // namespace sockspec::benchmarks
