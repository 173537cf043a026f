#include "benchmarks/pages/trend_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "benchmarks/pages/mark.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr double left = 64;
constexpr double right = 950;
constexpr double top = 26;
constexpr double bottom = 176;
constexpr double whole_width = 960;
constexpr double whole_height = 204;
// More than that cannot be told apart.
constexpr std::size_t most_dots = 150;

/// One plot on its way to the page.
class plot {
 public:
  plot(markup& page, const trend& shown) : page_(page), shown_(shown), span_(span_of(shown)) {}

  void draw() {
    draw_grid();
    draw_quartiles();
    draw_levels();
    page_.leaf("path", "", {{"class", "medians"}, {"d", path_of_medians()}}).line();
    if (shown_.points.size() <= most_dots) draw_dots();
    for (const change_point& change : shown_.changes) draw_change(change);
  }

 private:
  double x_of(std::size_t index) const {
    const auto gaps = static_cast<double>(std::max<std::size_t>(shown_.points.size(), 2) - 1);
    return left + (right - left) * static_cast<double>(index) / gaps;
  }

  double y_of(double value) const {
    return bottom - (value - span_.low) / (span_.high - span_.low) * (bottom - top);
  }

  std::string at(std::size_t index, double value) const {
    return coordinate(x_of(index)) + " " + coordinate(y_of(value)) + " ";
  }

  void text(const char* kind, point_on_page where, const std::string& content) {
    page_.leaf("text", content,
               {{"class", kind}, {"x", coordinate(where.x)}, {"y", coordinate(where.y)}});
  }

  void line(const char* kind, point_on_page from, point_on_page to) {
    page_.leaf("line", "",
               {{"class", kind},
                {"x1", coordinate(from.x)},
                {"y1", coordinate(from.y)},
                {"x2", coordinate(to.x)},
                {"y2", coordinate(to.y)}});
  }

  void draw_grid() {
    for (const double tick : round_values(span_, 5)) {
      line("grid", {left, y_of(tick)}, {right, y_of(tick)});
      text("tick", {left - 8, y_of(tick) + 4}, fmt::format("{:.6g}", tick));
    }
    const auto& points = shown_.points;
    text("first", {left, bottom + 20}, short_commit(points.front().commit));
    if (points.size() > 1) text("last", {right, bottom + 20}, short_commit(points.back().commit));
    page_.line();
  }

  void draw_quartiles() {
    std::string path = "M";
    for (std::size_t i = 0; i < shown_.points.size(); ++i)
      path += at(i, shown_.points[i].values.high);
    for (std::size_t i = shown_.points.size(); i-- > 0;) path += at(i, shown_.points[i].values.low);
    page_.leaf("path", "", {{"class", "noise"}, {"d", path + "Z"}}).line();
  }

  void draw_levels() {
    std::size_t begin = 0;
    for (const change_point& change : shown_.changes) {
      line("level", {x_of(begin), y_of(change.before)}, {x_of(change.index), y_of(change.before)});
      begin = change.index;
    }
    if (shown_.changes.empty()) return;
    const double last = shown_.changes.back().after;
    line("level", {x_of(begin), y_of(last)}, {right, y_of(last)});
  }

  std::string path_of_medians() const {
    std::string path = "M";
    for (std::size_t i = 0; i < shown_.points.size(); ++i) {
      path += at(i, shown_.points[i].values.middle);
    }
    return path;
  }

  void draw_dots() {
    for (std::size_t i = 0; i < shown_.points.size(); ++i) {
      const trend_point& point = shown_.points[i];
      page_.open("path", {{"class", "mark"},
                          {"d", mark_path(0, {x_of(i), y_of(point.values.middle)}, 2.5)}});
      page_.leaf("title", fmt::format("{}, {}: {}", short_commit(point.commit), point.date,
                                      value_text(shown_.metric, point.values.middle)));
      page_.close();
    }
    page_.line();
  }

  void draw_change(const change_point& change) {
    const bool worse = direction_of(shown_, change) == direction::worse;
    const double x = x_of(change.index);
    page_.open("g", {{"class", worse ? "change worse" : "change better"}});
    page_.leaf("title", word_for(shown_, change) + " " + change_text(shown_, change) + " since " +
                            short_commit(shown_.points[change.index].commit));
    line("since", {x, top - 4}, {x, bottom});
    text("said", {std::min(x, right - 40), top - 10},
         word_for(shown_, change) + " " + percent(change));
    page_.close().line();
  }

  static std::string percent(const change_point& change) {
    return change.before == 0 ? "" : fmt::format("{:+.1f} %", 100 * change.relative());
  }

  markup& page_;
  const trend& shown_;
  span_of_values span_;
};

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string summary_of(const trend& shown) {
  std::string said = fmt::format("{} records. ", shown.points.size());
  if (shown.changes.empty()) return said + "No change.";
  for (const change_point& change : shown.changes) {
    said += fmt::format("{} {} since {}. ", word_for(shown, change), change_text(shown, change),
                        short_commit(shown.points[change.index].commit));
  }
  return said;
}

}  // namespace

span_of_values span_of(const trend& shown) {
  constexpr double least_part = 0.04;
  span_of_values span{shown.points.front().values.low, shown.points.front().values.high};
  for (const trend_point& point : shown.points) {
    span.low = std::min(span.low, point.values.low);
    span.high = std::max(span.high, point.values.high);
  }
  const double least = std::max(least_part * std::abs(span.high), 1e-9);
  const double room = std::max(0.08 * (span.high - span.low), (least - (span.high - span.low)) / 2);
  return {span.low - room, span.high + room};
}

std::string short_commit(const std::string& commit) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  constexpr std::size_t enough = 10;
  const bool hash = commit.size() >= 40 && commit.find_first_not_of(hexadecimal) == commit.npos;
  return hash ? commit.substr(0, enough) : commit;
}

void write_trend_plot(markup& page, const trend& shown, const std::string& id) {
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", shown.benchmark + " " + shown.metric + ", plot"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", whole_width, whole_height)},
                    {"class", "c0"},
                    {"role", "img"},
                    {"aria-labelledby", id + "_title " + id + "_text"}});
  page.leaf("title",
            fmt::format("{}, {} by commit on {}", shown.benchmark, shown.metric, shown.machine),
            {{"id", id + "_title"}});
  page.leaf("desc", summary_of(shown), {{"id", id + "_text"}}).line();
  plot(page, shown).draw();
  page.close().close().line();
}

void write_changes_table(markup& page, const trend& shown) {
  if (shown.changes.empty()) return;
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", shown.benchmark + " " + shown.metric + ", changes"}});
  page.open("table", {{"class", "texts"}})
      .leaf("caption", "Changes")
      .line()
      .open("thead")
      .open("tr");
  for (const char* column : {"since commit", "date", "is", "from and to", "environment there"}) {
    page.leaf("th", column, {{"scope", "col"}});
  }
  page.close().close().open("tbody").line();
  for (const change_point& change : shown.changes) {
    const trend_point& first = shown.points[change.index];
    page.open("tr").leaf("th", first.commit, {{"scope", "row"}}).leaf("td", first.date);
    page.leaf("td", word_for(shown, change)).leaf("td", change_text(shown, change));
    page.leaf("td", joined(environment_changes(shown, change)));
    page.close().line();
  }
  page.close().close().close().line();
}

}  // namespace sockspec::benchmarks
