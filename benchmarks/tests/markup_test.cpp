#include "benchmarks/pages/markup.hpp"

#include <gtest/gtest.h>

#include "benchmarks/pages/mark.hpp"

namespace sockspec::benchmarks {
namespace {

TEST(markup, elements_are_nested) {
  markup page;
  page.open("p", {{"class", "note"}}).text("a").leaf("b", "c").single("br").close();
  EXPECT_EQ(page.written(), "<p class=\"note\">a<b>c</b><br></p>");
}

TEST(markup, no_text_or_attribute_becomes_markup) {
  markup page;
  page.leaf("p", "<script>&", {{"title", "\"'><b"}});
  EXPECT_EQ(page.written(), "<p title=\"&quot;&#39;&gt;&lt;b\">&lt;script&gt;&amp;</p>");
}

TEST(markup, what_is_not_seen_is_made_visible) {
  EXPECT_EQ(html_escaped("a\nb\u202e"), "a\\x0ab\\u{202e}");
}

TEST(mark, series_of_one_colour_differ_in_shape) {
  EXPECT_EQ(series_class(1), "c1 s1");
  EXPECT_EQ(series_class(9), "c1 s9");
  for (std::size_t series = 0; series < 8; ++series) {
    EXPECT_NE(mark_path(series, {5, 5}, 2), mark_path(series + 8, {5, 5}, 2)) << series;
  }
}

TEST(mark, series_of_one_shape_differ_in_colour) {
  for (std::size_t series = 0; series < 16; ++series) {
    for (std::size_t other = series + 1; other < 16; ++other) {
      const bool same_shape = mark_path(series, {5, 5}, 2) == mark_path(other, {5, 5}, 2);
      EXPECT_FALSE(same_shape && series % 8 == other % 8) << series << ' ' << other;
    }
  }
}

TEST(mark, coordinates_are_short) {
  EXPECT_EQ(coordinate(1.23456), "1.23");
  EXPECT_EQ(coordinate(-0.001), "0");
  EXPECT_EQ(coordinate(5), "5");
}

}  // namespace
}  // namespace sockspec::benchmarks
