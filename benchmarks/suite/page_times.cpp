#include "benchmarks/suite/page_times.hpp"

#include <map>
#include <sstream>
#include <stdexcept>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr int skipped = 77;

/// The command, which finds the browser and its packages, or says what is missing.
program_run measuring(const std::filesystem::path& page, std::size_t loads) {
  return {.command = {"sh", SOCKSPEC_PAGES_BROWSER, "--times", SOCKSPEC_PAGES_PACKAGES,
                      page.string(), std::to_string(loads)},
          .deadline = std::chrono::minutes(5)};
}

/// "skipped: Node.js is not installed", without its first word.
std::string reason_in(std::string_view text) {
  constexpr std::string_view skipped_word = "skipped: ";
  if (text.starts_with(skipped_word)) text.remove_prefix(skipped_word.size());
  return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

page_seen show_in_browser(const std::filesystem::path& page, std::size_t loads) {
  // The script is part of the sources, which are not where an installed program is.
  if (!std::filesystem::exists(SOCKSPEC_PAGES_BROWSER)) {
    return {{}, std::string("there is no ") + SOCKSPEC_PAGES_BROWSER};
  }
  const program_run wanted = measuring(page, loads);
  const program_end end = run_program(wanted);
  if (end.signal == 0 && end.status == skipped) return {{}, reason_in(end.output)};
  if (!end.succeeded()) throw std::runtime_error("the browser " + describe(end, wanted));
  return {parse_page_times(end.output), {}};
}

page_times parse_page_times(const std::string& text) {
  page_times times;
  const std::map<std::string, std::vector<double>*> lists{{"raw", &times.blank},
                                                          {"raw_again", &times.blank_again},
                                                          {"first_paint", &times.first_paint},
                                                          {"matrix", &times.matrix}};
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    double milliseconds = 0;
    const bool is_time = words >> name >> milliseconds && lists.contains(name) && milliseconds > 0;
    if (!is_time) throw std::runtime_error("the browser said: " + line);
    lists.at(name)->push_back(milliseconds);
  }
  for (const auto& [name, list] : lists) {
    if (list->empty() || list->size() != times.blank.size()) {
      throw std::runtime_error("the browser did not tell each time of " + name);
    }
  }
  return times;
}

}  // namespace sockspec::benchmarks
