#include "benchmarks/pages/ratio_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "benchmarks/pages/mark.hpp"
#include "benchmarks/pages/page_frame.hpp"
#include "benchmarks/pages/ratio_plot.hpp"
#include "benchmarks/results/comparison.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::string_view reading =
    "Up is faster, 1 is raw. Within 2 % of 1 the scale is linear, beyond it logarithmic. "
    "Figures are the median of the repetitions and [its quartiles]; ~: no difference to raw was "
    "seen.";

std::vector<compared> rows_of(const compared_run& run, const std::string& contender) {
  std::vector<compared> rows;
  for (const comparison& shown : run.comparisons) {
    const auto found = shown.of.find(contender);
    if (found == shown.of.end()) continue;
    for (const auto& [size, one] : found->second) rows.push_back(one);
  }
  return rows;
}

quartiles quartiles_of_middles(const std::vector<compared>& rows) {
  std::vector<double> middles;
  for (const compared& one : rows) middles.push_back(one.ratios.middle);
  return quartiles_of(std::move(middles));
}

bool is_slower(const compared& one) {
  return one.ratios.middle < 1 && !one.within_noise;
}

std::string conclusion(const compared_run& run) {
  const auto layer = rows_of(run, "portability");
  const auto noise = rows_of(run, noise_contender);
  if (layer.empty()) return fmt::format("{} comparisons with raw", run.comparisons.size());
  std::string said = fmt::format("portability runs at {:.3f} of raw, the median of {} rows",
                                 quartiles_of_middles(layer).middle, layer.size());
  if (noise.empty()) return said;
  const quartiles of_noise = quartiles_of_middles(noise);
  return said +
         fmt::format("; {} are slower by more than the noise (half of it from {:.3f} to {:.3f})",
                     std::ranges::count_if(layer, is_slower), of_noise.low, of_noise.high);
}

void write_box(markup& page, std::size_t series, const std::string& contender) {
  const std::string id = fmt::format("show{}", series);
  page.open("label", {{"class", fmt::format("c{}", series % 8)}, {"for", id}});
  page.single("input", {{"type", "checkbox"}, {"id", id}, {"checked", "checked"}});
  page.open("svg", {{"viewBox", "-8 -8 16 16"}, {"aria-hidden", "true"}});
  draw_mark(page, series, {0, 0});
  page.close().text(contender).close().line();
}

void write_legend(markup& page, const std::vector<std::string>& contenders) {
  page.open("form").open("fieldset", {{"class", "legend"}}).leaf("legend", "shown").line();
  std::size_t series = 0;
  for (const std::string& contender : contenders) {
    if (contender != noise_contender) write_box(page, series++, contender);
  }
  page.open("label").leaf("span", "", {{"class", "swatch"}});
  page.text("raw again: the noise").close().line();
  page.close().close().line();
  page.leaf("p", reading, {{"class", "note"}});
  page.line();
}

std::string id_of(const comparison& shown) {
  return shown.question + "_" + shown.family;
}

/// A line for each question with its families.
void write_contents(markup& page, const std::vector<comparison>& all) {
  page.open("nav", {{"aria-label", "Questions"}}).open("ul").line();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool first = i == 0 || all[i].question != all[i - 1].question;
    const bool last = i + 1 == all.size() || all[i].question != all[i + 1].question;
    if (first) page.open("li").text(all[i].question);
    page.text(" ").leaf("a", all[i].family, {{"href", "#" + id_of(all[i])}});
    if (last) page.close().line();
  }
  page.close().close().line();
}

std::string labels_of(const comparison& shown) {
  std::vector<std::string> labels;
  for (const auto& [contender, label] : shown.labels) {
    if (std::ranges::find(labels, label) == labels.end()) labels.push_back(label);
  }
  return fmt::format("{}", fmt::join(labels, ", "));
}

void write_comparison(markup& page, const comparison& shown,
                      const std::vector<std::string>& contenders, std::size_t number) {
  const std::string id = fmt::format("plot{}", number);
  page.open("section", {{"class", "comparison"}, {"id", id_of(shown)}});
  page.leaf("h2", shown.question + " over " + shown.family).line();
  page.open("figure").line();
  write_ratio_plot(page, shown, contenders, id);
  const auto labels = labels_of(shown);
  page.leaf("figcaption", summary_of(shown) + (labels.empty() ? "" : ". Rows: " + labels)).close();
  page.line();
  write_ratio_table(page, shown, contenders);
  page.close().line();
}

void write_plain_line(markup& page, const plain_time& row) {
  page.open("tr").leaf("th", row.name, {{"scope", "row"}});
  page.leaf("td", fmt::format("{:.1f}", row.nanoseconds.middle));
  page.leaf("td", fmt::format("{:.1f} to {:.1f}", row.nanoseconds.low, row.nanoseconds.high));
  page.leaf("td", row.bytes_per_second ? fmt::format("{:.2f}", *row.bytes_per_second / 1e9) : "–");
  page.close().line();
}

void write_plain(markup& page, const std::vector<plain_time>& rows) {
  if (rows.empty()) return;
  page.open("section", {{"id", "plain"}}).leaf("h2", "Floor, ceiling and what has no ratio").line();
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Rows without a ratio"}});
  page.open("table").leaf("caption", "Of one operation").line().open("thead").open("tr");
  for (const char* column : {"row", "ns", "quartiles", "GB/s"}) {
    page.leaf("th", column, {{"scope", "col"}});
  }
  page.close().close().open("tbody").line();
  for (const plain_time& row : rows) write_plain_line(page, row);
  page.close().close().close().close().line();
}

void write_failures(markup& page, const std::vector<failed_row>& rows) {
  if (rows.empty()) return;
  page.open("section", {{"id", "failed"}}).leaf("h2", "Not measured").open("ul").line();
  for (const failed_row& row : rows) {
    page.open("li").leaf("code", row.name).text(": ").leaf("span", row.why, {{"class", "alarm"}});
    page.close().line();
  }
  page.close().close().line();
}

}  // namespace

std::string ratio_page(const benchmark_run& run) {
  const compared_run compared = compare(run);
  markup page;
  write_masthead(page, conclusion(compared), run.context);
  if (compared.comparisons.size() > 2) write_contents(page, compared.comparisons);
  page.open("main").line();
  if (!compared.contenders.empty()) write_legend(page, compared.contenders);
  std::size_t number = 0;
  for (const comparison& shown : compared.comparisons) {
    write_comparison(page, shown, compared.contenders, number++);
  }
  write_plain(page, compared.plain);
  write_failures(page, compared.failed);
  write_environment(page, run.context);
  page.close().line();
  return whole_page("sockspec bench: " + conclusion(compared), page, compared.contenders.size());
}

}  // namespace sockspec::benchmarks
