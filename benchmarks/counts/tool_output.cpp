#include "benchmarks/counts/tool_output.hpp"

#include <charconv>
#include <optional>
#include <stdexcept>
#include <string>

namespace sockspec::benchmarks {
namespace {

/// The lines, one at a time: calls each with every one of them.
template <typename Call>
void for_each_line(std::string_view text, const Call& each) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    each(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(' '); at != line.npos;
       at = line.find_first_not_of(' ', at)) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

std::optional<double> whole_number(std::string_view word) {
  unsigned long long value = 0;
  const auto [end, error] = std::from_chars(word.begin(), word.end(), value);
  if (error != std::errc{} || end != word.end()) return std::nullopt;
  return static_cast<double>(value);
}

/// The number after a text, in the first line that has both.
std::optional<double> number_after(std::string_view text, std::string_view before) {
  std::optional<double> found;
  for_each_line(text, [&](std::string_view line) {
    const std::size_t at = line.find(before);
    if (found || at == line.npos) return;
    const auto words = words_of(line.substr(at + before.size()));
    if (!words.empty()) found = whole_number(words.front());
  });
  return found;
}

}  // namespace

system_calls read_strace_summary(std::string_view printed) {
  constexpr std::size_t fewest_columns = 5;
  constexpr std::size_t calls_column = 3;
  system_calls calls;
  bool complete = false;
  for_each_line(printed, [&](std::string_view line) {
    // percent, seconds, microseconds a call, calls, errors if there were any, name
    const auto words = words_of(line);
    if (words.size() < fewest_columns || words.size() > fewest_columns + 1) return;
    const auto count = whole_number(words[calls_column]);
    if (!count || words.front().find('.') == std::string_view::npos) return;
    if (words.back() == "total") {
      complete = true;
    } else {
      calls[std::string(words.back())] += *count;
    }
  });
  if (!complete) throw std::runtime_error("strace has printed no table of system calls");
  return calls;
}

std::vector<system_calls> read_strace_log(std::string_view printed, std::string_view cut_at) {
  std::vector<system_calls> parts(1);
  for_each_line(printed, [&](std::string_view line) {
    const std::size_t end = line.find('(');
    const auto kind = line.substr(0, end);
    if (end == line.npos || kind.find(' ') != kind.npos) return;  // a signal, an exit
    if (kind == cut_at) {
      parts.emplace_back();
    } else {
      parts.back()[std::string(kind)] += 1;
    }
  });
  return parts;
}

double read_collected_instructions(std::string_view printed) {
  const auto found = number_after(printed, "Collected :");
  if (!found) throw std::runtime_error("callgrind has not said how many instructions it has seen");
  return *found;
}

double read_callgrind_totals(std::string_view file) {
  const auto found = number_after(file, "totals:");
  if (!found) throw std::runtime_error("a file of callgrind has no line `totals:`");
  return *found;
}

}  // namespace sockspec::benchmarks
