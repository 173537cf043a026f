#include "reports/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sockspec::reports {

std::string word_of(results::verdict_kind kind) {
  std::string word{to_string(kind)};
  std::ranges::replace(word, '_', ' ');
  return word;
}

std::string in_words(const results::verdict& seen) {
  return seen.detail.empty() ? word_of(seen.kind) : word_of(seen.kind) + ", " + seen.detail;
}

std::string grouped(std::size_t count) {
  auto digits = std::to_string(count);
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) {
    digits.insert(static_cast<std::size_t>(place), 1, ',');
  }
  return digits;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

std::string clock_words(std::chrono::seconds duration) {
  const auto seconds = duration.count();
  if (seconds < 60) return fmt::format("{} s", seconds);
  return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
}

std::string in_words(std::chrono::microseconds duration) {
  const auto microseconds = duration.count();
  if (microseconds < 10'000)
    return fmt::format("{:.2f} ms", static_cast<double>(microseconds) / 1e3);
  if (microseconds < 1'000'000) return fmt::format("{} ms", microseconds / 1000);
  if (microseconds < 10'000'000) {
    return fmt::format("{:.2f} s", static_cast<double>(microseconds) / 1e6);
  }
  return clock_words(std::chrono::duration_cast<std::chrono::seconds>(duration));
}

std::string display_name(const results::stamp& stamp, const std::string& target) {
  const auto found = std::ranges::find(stamp.targets, target, &results::target_stamp::name);
  if (found == stamp.targets.end() || found->implementation.empty()) return target;
  if (found->implementation.starts_with(target)) return found->implementation;
  return target + " (" + found->implementation + ")";
}

std::string call_of(const std::string& clause) {
  return clause.substr(0, clause.find('.'));
}

std::string repeat_command(const results::record& cell) {
  if (!cell.repeat.empty()) return cell.repeat;
  return "sockspec run " + cell.target + " --select " + cell.cell;
}

}  // namespace sockspec::reports
