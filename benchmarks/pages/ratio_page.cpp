#include "benchmarks/pages/ratio_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "benchmarks/pages/mark.hpp"
#include "benchmarks/pages/page_frame.hpp"
#include "benchmarks/pages/ratio_plot.hpp"
#include "benchmarks/results/comparison.hpp"

namespace sockspec::benchmarks {
namespace {

std::vector<double> middles_of(const compared_run& run, const std::string& contender) {
  std::vector<double> middles;
  for (const comparison& shown : run.comparisons) {
    const auto found = shown.of.find(contender);
    if (found == shown.of.end()) continue;
    for (const auto& [size, one] : found->second) middles.push_back(one.ratios.middle);
  }
  return middles;
}

/// "0.998 (0.985 to 1.012 in 24 rows)"
std::string range_text(const std::vector<double>& values) {
  const auto [least, most] = std::ranges::minmax(values);
  return fmt::format("{:.3f} ({:.3f} to {:.3f} in {} rows)", median(values), least, most,
                     values.size());
}

std::string conclusion(const compared_run& run) {
  const auto layer = middles_of(run, "portability");
  const auto noise = middles_of(run, noise_contender);
  std::string said = layer.empty() ? fmt::format("{} comparisons with raw", run.comparisons.size())
                                   : "portability runs at " + range_text(layer) + " of raw";
  if (!noise.empty()) said += "; the noise, raw again, is " + range_text(noise);
  return said;
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
  page.leaf("p",
            "Up is faster, 1 is raw. Within 2 % of 1 the scale is linear, beyond it logarithmic.",
            {{"class", "note"}});
  page.line();
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
  page.open("section", {{"class", "comparison"}, {"id", shown.question + "_" + shown.family}});
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
