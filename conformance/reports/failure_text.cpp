#include "reports/failure_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "reports/escape.hpp"
#include "reports/utf8.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

constexpr std::size_t headline_width = 92;

std::string shout(const results::record& cell) {
  if (cell.outcome == results::outcome::stale) return "STALE";
  auto word = word_of(cell.verdict.kind);
  std::ranges::transform(word, word.begin(), [](char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return word;
}

void append_field(std::string& text, const ink& paint, std::string_view label,
                  std::string_view content) {
  if (content.empty()) return;
  const auto padded = fmt::format("{:<9} ", label);
  text += fmt::format("  {}{}\n", paint.quiet(padded), printable(content));
}

void append_transcript(std::string& text, const ink& paint, const results::record& cell) {
  if (cell.transcript.empty()) return;
  text += fmt::format("  {}\n", paint.quiet("transcript"));
  for (const auto& line : cell.transcript) text += fmt::format("    {}\n", printable(line));
}

}  // namespace

std::string failure_headline(const results::record& cell, const results::stamp& stamp,
                             const ink& paint) {
  const auto word = shout(cell);
  const auto name = printable(cell.cell);
  const auto place = "  on " + printable(display_name(stamp, cell.target));
  const std::string meaning{to_string(cell.outcome)};
  const auto used = word.size() + 2 + character_count(name) + character_count(place);
  const auto gap =
      used + 2 + meaning.size() < headline_width ? headline_width - used - meaning.size() : 2;
  const auto paint_outcome = [&](const std::string& each) {
    return fails_the_run(cell.outcome) ? paint.bad(each) : paint.warning(each);
  };
  return paint_outcome(word) + "  " + paint.strong(name) + place + std::string(gap, ' ') +
         paint_outcome(meaning);
}

std::string failure_text(const results::record& cell, const results::stamp& stamp,
                         const ink& paint) {
  const auto observed = cell.observed.empty() ? in_words(cell.verdict) : cell.observed;
  auto text = failure_headline(cell, stamp, paint) + "\n";
  append_field(text, paint, to_string(cell.level), cell.says);
  append_field(text, paint, "source", fmt::format("{}", fmt::join(cell.sources, "; ")));
  append_field(text, paint, "allowed", cell.allowed);
  append_field(text, paint, "observed", observed);
  append_field(text, paint, "below", cell.below);
  append_field(text, paint, "deviation", cell.deviation);
  append_transcript(text, paint, cell);
  append_field(text, paint, "repeat", repeat_command(cell));
  return text;
}

}  // namespace sockspec::reports
