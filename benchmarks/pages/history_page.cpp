#include "benchmarks/pages/history_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "benchmarks/pages/page_frame.hpp"
#include "benchmarks/pages/trend_plot.hpp"

namespace sockspec::benchmarks {
namespace {

bool changed(const trend& one) {
  return !one.changes.empty();
}

std::string conclusion(const std::vector<trend>& trends) {
  return fmt::format("{} of {} series changed", std::ranges::count_if(trends, changed),
                     trends.size());
}

/// Writes figures, each with an id of its own.
class figures {
 public:
  explicit figures(markup& page) : page_(page) {}

  void write(const trend& one) {
    page_.open("figure", {{"class", "trend"}});
    page_.open("figcaption").leaf("b", one.benchmark).text(" " + one.metric + " ");
    page_.leaf("span", one.machine, {{"class", "note"}}).close().line();
    write_trend_plot(page_, one, fmt::format("trend{}", written_++));
    write_changes_table(page_, one);
    page_.close().line();
  }

 private:
  markup& page_;
  std::size_t written_ = 0;
};

void write_unchanged(markup& page, const std::vector<trend>& trends, figures& to) {
  std::map<std::string, std::vector<const trend*>> by_question;
  for (const trend& one : trends) {
    if (!changed(one))
      by_question[one.benchmark.substr(0, one.benchmark.find('/'))].push_back(&one);
  }
  if (by_question.empty()) return;
  page.open("section", {{"id", "unchanged"}}).leaf("h2", "Unchanged").line();
  for (const auto& [question, of_it] : by_question) {
    page.open("details")
        .leaf("summary", fmt::format("{}: {} series", question, of_it.size()))
        .line();
    for (const trend* one : of_it) to.write(*one);
    page.close().line();
  }
  page.close().line();
}

void write_changed(markup& page, const std::vector<trend>& trends, figures& to) {
  if (std::ranges::none_of(trends, changed)) return;
  page.open("section", {{"id", "changed"}}).leaf("h2", "Changed").line();
  for (const trend& one : trends) {
    if (changed(one)) to.write(one);
  }
  page.close().line();
}

void write_remarks(markup& page, const history& whole) {
  if (whole.remarks.empty()) return;
  page.open("section", {{"id", "remarks"}})
      .leaf("h2", "Lines that are no records")
      .open("ul")
      .line();
  for (const auto& [file, line, says] : whole.remarks) {
    page.leaf("li", fmt::format("{}:{}: {}", file, line, says)).line();
  }
  page.close().close().line();
}

}  // namespace

std::string history_page(const history& whole, const std::vector<trend>& trends) {
  markup page;
  figures to(page);
  const std::map<std::string, std::string> nothing;
  const auto& last = whole.records.empty() ? nothing : whole.records.back().environment;
  write_masthead(page, conclusion(trends), last);
  page.open("main").line();
  write_changed(page, trends, to);
  write_unchanged(page, trends, to);
  write_remarks(page, whole);
  write_environment(page, last);
  page.close().line();
  return whole_page("sockspec bench history: " + conclusion(trends), page, 0);
}

}  // namespace sockspec::benchmarks
