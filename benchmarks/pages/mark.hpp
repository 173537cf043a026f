#pragma once
// How one of several series is told from the others: by shape and colour, never by colour alone.

#include <cstddef>
#include <string>

#include "benchmarks/pages/markup.hpp"

namespace sockspec::benchmarks {

struct point_on_page {
  double x = 0;
  double y = 0;
};

/// The classes of what belongs to a series: its colour, and what hides it.
std::string series_class(std::size_t series);

/// The outline of a series' mark as data of an SVG path: eight shapes, then again in other colours.
std::string mark_path(std::size_t series, point_on_page centre, double radius);

/// Draws the mark.
void draw_mark(markup&, std::size_t series, point_on_page centre);

/// A number for an attribute: two digits after the point, no more than needed.
std::string coordinate(double);

}  // namespace sockspec::benchmarks
