#include "benchmarks/pages/ratio_plot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "benchmarks/pages/axis.hpp"
#include "benchmarks/pages/mark.hpp"
#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr double left = 52;
constexpr double right = 956;
constexpr double top = 14;
constexpr double bottom = 274;
constexpr double whole_width = 960;
constexpr double whole_height = 304;

/// One plot on its way to the page.
class plot {
 public:
  plot(markup& page, const comparison& shown, const std::vector<std::string>& contenders)
      : page_(page), shown_(shown), contenders_(contenders), axis_(values(shown)) {}

  void draw() {
    draw_noise();
    draw_grid();
    for (const std::string& contender : contenders_) {
      if (contender != noise_contender && shown_.of.contains(contender)) draw_contender(contender);
    }
  }

 private:
  static std::vector<double> values(const comparison& shown) {
    std::vector<double> all;
    for (const auto& [contender, by_size] : shown.of) {
      for (const auto& [size, one] : by_size) {
        all.insert(all.end(), {one.ratios.low, one.ratios.high});
      }
    }
    return all;
  }

  double y_of(double ratio) const { return bottom - axis_.position(ratio) * (bottom - top); }
  double band() const { return (right - left) / static_cast<double>(shown_.sizes.size()); }
  double band_start(std::size_t size) const {
    const auto place = std::ranges::find(shown_.sizes, size) - shown_.sizes.begin();
    return left + band() * static_cast<double>(place);
  }

  void line(const char* kind, point_on_page from, point_on_page to) {
    page_.leaf("line", "",
               {{"class", kind},
                {"x1", coordinate(from.x)},
                {"y1", coordinate(from.y)},
                {"x2", coordinate(to.x)},
                {"y2", coordinate(to.y)}});
  }

  void text(const char* kind, point_on_page at, const std::string& content) {
    page_.leaf("text", content,
               {{"class", kind}, {"x", coordinate(at.x)}, {"y", coordinate(at.y)}});
  }

  void draw_noise() {
    const auto found = shown_.of.find(noise_contender);
    if (found == shown_.of.end()) return;
    for (const auto& [size, one] : found->second) {
      const double high = y_of(std::max(one.ratios.high, 1.0));
      const double low = y_of(std::min(one.ratios.low, 1.0));
      page_.open("rect", {{"class", "noise"},
                          {"x", coordinate(band_start(size))},
                          {"y", coordinate(high)},
                          {"width", coordinate(band())},
                          {"height", coordinate(low - high)}});
      page_.leaf("title",
                 fmt::format("noise at {}: raw_again {}", size_text(size), ratio_text(one)));
      page_.close();
    }
  }

  void draw_grid() {
    for (const double tick : axis_.ticks()) {
      line("grid", {left, y_of(tick)}, {right, y_of(tick)});
      text("tick", {left - 8, y_of(tick) + 4}, fmt::format("{}", tick));
    }
    line("one", {left, y_of(1)}, {right, y_of(1)});
    for (const std::size_t size : shown_.sizes) {
      line("grid", {band_start(size), top}, {band_start(size), bottom});
      text("size", {band_start(size) + band() / 2, bottom + 20}, size_text(size));
    }
  }

  void draw_contender(const std::string& contender) {
    const std::size_t series = series_of(contenders_, contender);
    const auto marks = static_cast<double>(contenders_.size());
    const double aside = band() * (static_cast<double>(series) + 1) / (marks + 1);
    page_.open("g", {{"class", series_class(series)}}).line();
    for (const auto& [size, one] : shown_.of.at(contender)) {
      page_.open("g");
      page_.leaf("title", fmt::format("{} at {}: {}", contender, size_text(size), ratio_text(one)));
      draw_point(series, band_start(size) + aside, one.ratios);
      page_.close().line();
    }
    page_.close().line();
  }

  void draw_point(std::size_t series, double x, const quartiles& ratios) {
    line("whisker", {x, y_of(ratios.low)}, {x, y_of(ratios.high)});
    draw_mark(page_, series, {x, y_of(ratios.middle)});
    if (!axis_.is_outside(ratios.middle)) return;
    const bool above = ratios.middle > 1;
    text("outside", {x, above ? top + 16 : bottom - 8},
         fmt::format("{:.2g}{}", ratios.middle, above ? "↑" : "↓"));
  }

  markup& page_;
  const comparison& shown_;
  const std::vector<std::string>& contenders_;
  ratio_axis axis_;
};

struct extreme {
  std::string contender;
  std::size_t size = 0;
  double ratio = 0;
};

extreme lowest(const comparison& shown) {
  extreme seen;
  for (const auto& [contender, by_size] : shown.of) {
    for (const auto& [size, one] : by_size) {
      if (!seen.contender.empty() && one.ratios.middle >= seen.ratio) continue;
      seen = {contender, size, one.ratios.middle};
    }
  }
  return seen;
}

std::string range_of(const comparison& shown, const std::string& contender) {
  const auto found = shown.of.find(contender);
  if (found == shown.of.end()) return "";
  std::vector<double> ratios;
  for (const auto& [size, one] : found->second) ratios.push_back(one.ratios.middle);
  const auto [least, most] = std::ranges::minmax(ratios);
  return fmt::format("{} {:.3f} to {:.3f}; ", contender, least, most);
}

}  // namespace

std::size_t series_of(const std::vector<std::string>& contenders, const std::string& contender) {
  const auto end = std::ranges::find(contenders, contender);
  return static_cast<std::size_t>(std::count_if(
      contenders.begin(), end, [](const auto& each) { return each != noise_contender; }));
}

std::string middle_text(const compared& one) {
  return fmt::format("{}{:.3f}", one.within_noise ? "~" : "", one.ratios.middle);
}

std::string quartiles_text(const compared& one) {
  return fmt::format("[{:.3f}, {:.3f}]", one.ratios.low, one.ratios.high);
}

std::string ratio_text(const compared& one) {
  if (one.repetitions <= 1) return middle_text(one);
  return middle_text(one) + " " + quartiles_text(one);
}

std::string summary_of(const comparison& shown) {
  const extreme worst = lowest(shown);
  if (worst.contender.empty()) return "";
  return fmt::format("{}lowest: {} {:.3f} at {}", range_of(shown, "portability"), worst.contender,
                     worst.ratio, size_text(worst.size));
}

void write_ratio_plot(markup& page, const comparison& shown,
                      const std::vector<std::string>& contenders, const std::string& id) {
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", shown.question + " over " + shown.family + ", plot"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", whole_width, whole_height)},
                    {"role", "img"},
                    {"aria-labelledby", id + "_title " + id + "_text"}});
  page.leaf("title",
            fmt::format("{}, {}: speed by size, with raw as 1", shown.question, shown.family),
            {{"id", id + "_title"}});
  page.leaf("desc", summary_of(shown) + ". The table below has every figure.",
            {{"id", id + "_text"}});
  page.line();
  plot(page, shown, contenders).draw();
  page.close().close().line();
}

}  // namespace sockspec::benchmarks
