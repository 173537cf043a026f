#include "engine/text_edit.hpp"

#include <gtest/gtest.h>

namespace sockspec::conformance {
namespace {

TEST(text_edit, without_changes_gives_the_original) {
  EXPECT_EQ(text_edit("abc").result(), "abc");
  EXPECT_EQ(text_edit("").result(), "");
}

TEST(text_edit, makes_changes_in_any_order) {
  text_edit edit("0123456789");
  edit.exchange(8, 9, "eight");
  edit.remove(0, 2);
  edit.exchange(4, 5, "four");
  edit.exchange(5, 5, "+");
  EXPECT_EQ(edit.result(), "23four+567eight9");
}

TEST(lines, begin_and_end) {
  const std::string_view text = "one\ntwo\n\nfour";
  EXPECT_EQ(line_begin(text, 0), 0U);
  EXPECT_EQ(line_begin(text, 3), 0U);  // the LF belongs to its line
  EXPECT_EQ(line_begin(text, 4), 4U);
  EXPECT_EQ(line_begin(text, 8), 8U);
  EXPECT_EQ(line_end(text, 0), 4U);
  EXPECT_EQ(line_end(text, 8), 9U);
  EXPECT_EQ(line_end(text, 10), text.size());
}

}  // namespace
}  // namespace sockspec::conformance
