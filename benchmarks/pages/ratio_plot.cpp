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
constexpr double whole_width = 960;
constexpr double below = 40;  // for what stands under the plot
constexpr double line_height = 15;
constexpr double at_edges = 10;  // no mark is cut

/// One plot on its way to the page.
class plot {
 public:
  plot(markup& page, const comparison& shown, const std::vector<std::string>& contenders)
      : page_(page),
        shown_(shown),
        contenders_(contenders),
        drawn_(drawn_of(shown, contenders)),
        axis_(values(shown)),
        bottom_(height_of(shown) - below) {}

  void draw() {
    draw_noise();
    draw_grid();
    for (const std::string& contender : drawn_) draw_contender(contender);
  }

  /// Of one size little is to be seen.
  static double height_of(const comparison& shown) { return shown.sizes.size() == 1 ? 200 : 314; }

 private:
  /// Those that have marks.
  static std::vector<std::string> drawn_of(const comparison& shown,
                                           const std::vector<std::string>& contenders) {
    std::vector<std::string> drawn;
    for (const std::string& contender : contenders) {
      if (contender != noise_contender && shown.of.contains(contender)) drawn.push_back(contender);
    }
    return drawn;
  }

  static std::vector<double> values(const comparison& shown) {
    std::vector<double> all;
    for (const auto& [contender, by_size] : shown.of) {
      for (const auto& [size, one] : by_size) {
        all.insert(all.end(), {one.ratios.low, one.ratios.high});
      }
    }
    return all;
  }

  double height() const { return bottom_ - top - 2 * at_edges; }
  double y_of(double ratio) const { return bottom_ - at_edges - axis_.position(ratio) * height(); }
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
                 fmt::format("noise at {}: raw_again {}", place_text(size), ratio_text(one)));
      page_.close();
    }
  }

  void draw_grid() {
    for (const double tick : axis_.ticks(line_height / height())) {
      line("grid", {left, y_of(tick)}, {right, y_of(tick)});
      text("tick", {left - 8, y_of(tick) + 4}, fmt::format("{}", tick));
    }
    line("one", {left, y_of(1)}, {right, y_of(1)});
    if (shown_.sizes.size() == 1) {
      name_contenders();
    } else {
      name_sizes();
    }
  }

  void name_sizes() {
    for (const std::size_t size : shown_.sizes) {
      line("grid", {band_start(size), top}, {band_start(size), bottom_});
      text("size", {band_start(size) + band() / 2, bottom_ + 20}, place_text(size));
    }
  }

  /// Where there are many, every other one stands lower: names are long.
  void name_contenders() {
    constexpr std::size_t roomy = 6;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      const double x = left + aside(drawn_[i]);
      const bool lower = drawn_.size() > roomy && i % 2 == 1;
      const double y = bottom_ + (lower ? 2 : 1) * line_height;
      page_.open("g", {{"class", series_class(series_of(contenders_, drawn_[i]))}});
      text("name", {x, y}, drawn_[i]);
      page_.close();
    }
  }

  /// How far from the left of its band a contender's mark is.
  double aside(const std::string& contender) const {
    const auto place = std::ranges::find(drawn_, contender) - drawn_.begin();
    return band() * (static_cast<double>(place) + 1) / (static_cast<double>(drawn_.size()) + 1);
  }

  void draw_contender(const std::string& contender) {
    const std::size_t series = series_of(contenders_, contender);
    page_.open("g", {{"class", series_class(series)}}).line();
    for (const auto& [size, one] : shown_.of.at(contender)) {
      page_.open("g");
      page_.leaf("title",
                 fmt::format("{} at {}: {}", contender, place_text(size), ratio_text(one)));
      draw_point(series, band_start(size) + aside(contender), one.ratios);
      page_.close().line();
    }
    page_.close().line();
  }

  void draw_point(std::size_t series, double x, const quartiles& ratios) {
    line("whisker", {x, y_of(ratios.low)}, {x, y_of(ratios.high)});
    draw_mark(page_, series, {x, y_of(ratios.middle)});
    if (!axis_.is_outside(ratios.middle)) return;
    const bool above = ratios.middle > 1;
    text("outside", {x, above ? top + 4 : bottom_ - 20},
         fmt::format("{:.2g}{}", ratios.middle, above ? "↑" : "↓"));
  }

  markup& page_;
  const comparison& shown_;
  const std::vector<std::string>& contenders_;
  std::vector<std::string> drawn_;
  ratio_axis axis_;
  double bottom_;
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

std::string place_text(std::size_t size) {
  return size == 0 ? "any size" : size_text(size);
}

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
                     worst.ratio, place_text(worst.size));
}

void write_ratio_plot(markup& page, const comparison& shown,
                      const std::vector<std::string>& contenders, const std::string& id) {
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", shown.question + " over " + shown.family + ", plot"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", whole_width, plot::height_of(shown))},
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
