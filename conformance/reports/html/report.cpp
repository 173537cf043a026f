#include "reports/html/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "reports/deviations.hpp"
#include "reports/html/filter_form.hpp"
#include "reports/html/html_writer.hpp"
#include "reports/html/list_views.hpp"
#include "reports/html/matrix_view.hpp"
#include "reports/html/page_parts.hpp"
#include "reports/tallies.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

// The page without its two halves that depend on the run. Only what is written here is markup:
// whatever comes from a run goes through html_writer.
constexpr std::string_view head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';
script-src '{early_hash}' '{script_hash}'; style-src '{style_hash}';
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<style>{style}</style>
<script>{early_script}</script>
)";

constexpr std::string_view foot =
    R"(<aside id="drawer" aria-label="One cell" tabindex="-1" hidden></aside>
<script type="module">{script}</script>
</body>
</html>
)";

constexpr std::array legend_order{
    results::verdict_kind::pass,        results::verdict_kind::fail,
    results::verdict_kind::timeout,     results::verdict_kind::crash,
    results::verdict_kind::unresolved,  results::verdict_kind::observed,
    results::verdict_kind::unsupported, results::verdict_kind::not_run};

constexpr std::string_view legend_text =
    "54/57: of 57 cells 54 pass or are only observed; \u2248 some depart from their clause as "
    "expected, \u25d0 some were not judged. After a clause's verdict: how many of its cells have "
    "it. "
    "Red is unexpected; ochre was expected, is inherited from the layer below, or unmeasured. An "
    "empty place: no such cell for that target. `sockspec run TARGET --select CELL` runs a cell "
    "again.";

void write_masthead(html_writer& page, const results::run& whole) {
  const auto& stamp = whole.stamp;
  const bool good = results::exit_status(whole) == 0;
  page.open("header", {{"class", good ? "masthead good" : "masthead bad"}});
  page.open("p", {{"class", "brand"}}).leaf("b", "sockspec").text(" " + stamp.suite_version);
  page.close();
  page.leaf("button", "theme: system", {{"id", "theme"}, {"type", "button"}, {"hidden", ""}});
  page.leaf("h1", conclusion(whole));
  page.open("ul", {{"class", "stamp"}});
  page.leaf("li", fmt::format("{} {} {}", stamp.system, stamp.kernel, stamp.machine));
  page.leaf("li", stamp.compiler);
  page.leaf("li", stamp.started);
  page.leaf("li", "commit " + stamp.commit).leaf("li", "clauses " + stamp.clauses_hash);
  page.open("li").leaf("code", fmt::format("{}", fmt::join(stamp.command_line, " ")));
  page.close().close().close().line();
}

void write_navigation(html_writer& page, const results::run& whole, const matrix_model& matrix) {
  const auto write_tab = [&page](const char* place, const char* name, std::size_t count,
                                 const char* count_class = "count") {
    page.open("a", {{"href", place}}).text(name);
    if (count > 0) page.text(" ").leaf("b", grouped(count), {{"class", count_class}});
    page.close().line();
  };
  page.open("nav", {{"aria-label", "Views"}});
  write_tab("#/matrix", "Matrix", 0);
  write_tab("#/unexpected", "Unexpected",
            unexpected_records(whole).size() + unexpected_findings(whole), "unexpected");
  write_tab("#/deviations", "Deviations", deviations_of(whole).size());
  write_tab("#/observations", "Observations", observation_count(matrix));
  page.close().line();
}

void write_legend(html_writer& page) {
  page.open("footer").open("ul", {{"class", "legend"}});
  for (const auto kind : legend_order) {
    page.leaf("li", word_of(kind), {{"class", to_string(kind)}});
  }
  page.leaf("li", "unexpected", {{"class", "fail unexpected"}});
  page.leaf("li", "stale deviation", {{"class", "pass stale"}});
  page.close().line();
  page.leaf("p", legend_text);
  page.open("p", {{"class", "keys"}});
  page.leaf("kbd", "arrows").text(" move, ").leaf("kbd", "Enter").text(" opens, ");
  page.leaf("kbd", "Esc").text(" closes, ").leaf("kbd", "/").text(" filters").close();
  page.close().line();
}

template <typename Write>
void write_view(html_writer& page, const char* place, const char* heading, Write write) {
  page.open("section", {{"id", place}, {"class", "view"}}).leaf("h2", heading).line();
  write();
  page.close().line();
}

void write_views(html_writer& page, const results::run& whole, const matrix_model& matrix) {
  page.open("main").line();
  write_view(page, "/matrix", "Matrix", [&] { write_matrix(page, matrix, whole); });
  write_view(page, "/unexpected", "Unexpected", [&] { write_unexpected(page, whole); });
  write_view(page, "/deviations", "Deviations", [&] { write_deviations(page, whole); });
  write_view(page, "/observations", "Observations", [&] { write_observations(page, matrix); });
  page.close().line();
}

}  // namespace

std::string html_report(const results::run& whole) {
  using page_parts::early_script, page_parts::script, page_parts::style;
  const auto matrix = matrix_of(whole);
  html_writer page;
  page.leaf("title", "sockspec: " + conclusion(whole)).line();
  page.open("body").line();
  write_masthead(page, whole);
  write_navigation(page, whole, matrix);
  write_filter_form(page, matrix);
  write_views(page, whole, matrix);
  write_legend(page);
  return fmt::format(head, fmt::arg("early_hash", early_script.hash),
                     fmt::arg("script_hash", script.hash), fmt::arg("style_hash", style.hash),
                     fmt::arg("style", style.text), fmt::arg("early_script", early_script.text)) +
         page.written() + fmt::format(foot, fmt::arg("script", script.text));
}

}  // namespace sockspec::reports
