// The table under a plot: ratio_plot.hpp.

#include <fmt/format.h>

#include "benchmarks/pages/mark.hpp"
#include "benchmarks/pages/ratio_plot.hpp"

namespace sockspec::benchmarks {
namespace {

std::string class_of(const std::vector<std::string>& contenders, const std::string& contender) {
  if (contender == noise_contender) return "again";
  return fmt::format("s{}", series_of(contenders, contender));
}

void write_head(markup& page, const comparison& shown, const std::vector<std::string>& contenders) {
  page.open("thead").open("tr").leaf("th", "size", {{"scope", "col"}});
  page.leaf("th", "raw ns", {{"scope", "col"}});
  for (const std::string& contender : contenders) {
    if (!shown.of.contains(contender)) continue;
    page.leaf("th", contender, {{"scope", "col"}, {"class", class_of(contenders, contender)}});
  }
  page.close().close().line();
}

std::string time_text(const comparison& shown, std::size_t size) {
  const auto found = shown.raw_nanoseconds.find(size);
  return found == shown.raw_nanoseconds.end() ? "–" : fmt::format("{:.0f}", found->second);
}

void write_cell(markup& page, const compared* one, const std::string& kind) {
  page.open("td", {{"class", kind}});
  if (one == nullptr) {
    page.text("–");
  } else {
    page.text(middle_text(*one));
    if (one->repetitions > 1) page.text(" ").leaf("small", quartiles_text(*one));
  }
  page.close();
}

void write_line(markup& page, const comparison& shown, const std::vector<std::string>& contenders,
                std::size_t size) {
  page.open("tr").leaf("th", place_text(size), {{"scope", "row"}});
  page.leaf("td", time_text(shown, size));
  for (const std::string& contender : contenders) {
    const auto by_size = shown.of.find(contender);
    if (by_size == shown.of.end()) continue;
    const auto found = by_size->second.find(size);
    const bool measured = found != by_size->second.end();
    write_cell(page, measured ? &found->second : nullptr, class_of(contenders, contender));
  }
  page.close().line();
}

}  // namespace

void write_ratio_table(markup& page, const comparison& shown,
                       const std::vector<std::string>& contenders) {
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", shown.question + " over " + shown.family + ", table"}});
  page.open("table").line();
  page.leaf("caption", "Speed with raw as 1");
  page.line();
  write_head(page, shown, contenders);
  page.open("tbody").line();
  for (const std::size_t size : shown.sizes) write_line(page, shown, contenders, size);
  page.close().close().close().line();
}

}  // namespace sockspec::benchmarks
