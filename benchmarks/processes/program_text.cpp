#include <string.h>  // strsignal is POSIX's, not the C++ standard's

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

/// The last line with something in it.
std::string_view last_line(std::string_view text) {
  const auto end = text.find_last_not_of(" \r\n");
  if (end == text.npos) return {};
  text = text.substr(0, end + 1);
  return text.substr(text.rfind('\n') + 1);
}

std::string ending(const program_end& end, const program_run& wanted) {
  switch (end.killed) {
    case killed_for::its_deadline:
      return "did not end within " + std::to_string(wanted.deadline.count()) + " ms and was killed";
    case killed_for::its_output:
      return "wrote more than " + std::to_string(wanted.most_output) + " bytes and was killed";
    case killed_for::nothing:
      break;
  }
  if (end.signal == 0) return "exited with status " + std::to_string(end.status);
  return "was killed by signal " + std::to_string(end.signal) + " (" + ::strsignal(end.signal) +
         ")";
}

bool is_plain(char each) {
  constexpr std::string_view marks = "_-./=:,+@%";
  return std::isalnum(static_cast<unsigned char>(each)) != 0 || marks.find(each) != marks.npos;
}

std::string quoted(const std::string& word) {
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  std::string text = "'";
  for (const char each : word) text += each == '\'' ? std::string("'\\''") : std::string(1, each);
  return text + "'";
}

}  // namespace

std::string describe(const program_end& end, const program_run& wanted) {
  const auto said = last_line(end.error_output);
  return ending(end, wanted) + (said.empty() ? "" : ": " + std::string(said));
}

std::string command_text(const std::vector<std::string>& command) {
  std::string text;
  for (const std::string& word : command) text += (text.empty() ? "" : " ") + quoted(word);
  return text;
}

}  // namespace sockspec::benchmarks
