#include "benchmarks/pages/mark.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t colours = 8;  // in page.css
constexpr double usual_radius = 4.5;

struct corner {
  double x, y;  // with the centre as 0 and the radius as 1
};

template <std::size_t Count>
std::string polygon(const std::array<corner, Count>& corners, point_on_page centre, double radius) {
  std::string path = "M";
  for (const auto& [x, y] : corners) {
    path += coordinate(centre.x + x * radius) + " " + coordinate(centre.y + y * radius) + " ";
  }
  return path + "Z";
}

std::string circle(point_on_page centre, double radius) {
  const std::string r = coordinate(radius);
  return fmt::format("M{} {}a{} {} 0 1 0 {} 0a{} {} 0 1 0 -{} 0Z", coordinate(centre.x - radius),
                     coordinate(centre.y), r, r, coordinate(2 * radius), r, r,
                     coordinate(2 * radius));
}

constexpr std::array<corner, 4> square{{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}};
constexpr std::array<corner, 4> diamond{{{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}};
constexpr std::array<corner, 3> up{{{0, -1.2}, {1.15, 0.9}, {-1.15, 0.9}}};
constexpr std::array<corner, 3> down{{{0, 1.2}, {1.15, -0.9}, {-1.15, -0.9}}};
constexpr std::array<corner, 12> plus{{{-0.4, -1.2},
                                       {0.4, -1.2},
                                       {0.4, -0.4},
                                       {1.2, -0.4},
                                       {1.2, 0.4},
                                       {0.4, 0.4},
                                       {0.4, 1.2},
                                       {-0.4, 1.2},
                                       {-0.4, 0.4},
                                       {-1.2, 0.4},
                                       {-1.2, -0.4},
                                       {-0.4, -0.4}}};
constexpr std::array<corner, 4> upright{{{-0.5, -1.3}, {0.5, -1.3}, {0.5, 1.3}, {-0.5, 1.3}}};
constexpr std::array<corner, 4> flat{{{-1.3, -0.5}, {1.3, -0.5}, {1.3, 0.5}, {-1.3, 0.5}}};

}  // namespace

std::string coordinate(double value) {
  return fmt::format("{}", std::round(value * 100) / 100 + 0.0);
}

std::string series_class(std::size_t series) {
  return fmt::format("c{} s{}", series % colours, series);
}

std::string mark_path(std::size_t series, point_on_page centre, double radius) {
  // The second series of a colour has another shape.
  switch ((series + series / colours) % colours) {
    case 0:
      return circle(centre, radius);
    case 1:
      return polygon(square, centre, radius);
    case 2:
      return polygon(up, centre, radius);
    case 3:
      return polygon(diamond, centre, radius);
    case 4:
      return polygon(down, centre, radius);
    case 5:
      return polygon(plus, centre, radius);
    case 6:
      return polygon(upright, centre, radius);
    default:
      return polygon(flat, centre, radius);
  }
}

void draw_mark(markup& page, std::size_t series, point_on_page centre) {
  page.leaf("path", "", {{"class", "mark"}, {"d", mark_path(series, centre, usual_radius)}});
}

}  // namespace sockspec::benchmarks
