#include "benchmarks/suite/report_limits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sockspec::benchmarks {
namespace {

finding about(const char* place, standing said, std::string figures) {
  return {"report of 45,000 records", place, said, std::move(figures)};
}

constexpr standing held_if(bool holds) {
  return holds ? standing::held : standing::not_held;
}

constexpr const char* shown = "until it is shown";

}  // namespace

finding judge_page_size(std::uintmax_t bytes) {
  return about("size of report.html", held_if(bytes < most_page_bytes),
               fmt::format("{} bytes, under {}", bytes, most_page_bytes));
}

finding judge_shown(const std::vector<double>& milliseconds) {
  const double least = *std::ranges::min_element(milliseconds);
  return about(shown, held_if(least < most_milliseconds_until_shown),
               fmt::format("{:.0f} ms, the least of {} loads, under {:.0f} ms", least,
                           milliseconds.size(), most_milliseconds_until_shown));
}

finding not_shown(const std::string& why) {
  return about(shown, standing::not_measured, why);
}

}  // namespace sockspec::benchmarks
