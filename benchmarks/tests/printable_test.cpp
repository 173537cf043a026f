#include "benchmarks/results/printable.hpp"

#include <gtest/gtest.h>

namespace sockspec::benchmarks {
namespace {

TEST(printable, characters_stay) {
  EXPECT_EQ(printable("sendall/64 µ → 🙂"), "sendall/64 µ → 🙂");
}

TEST(printable, what_acts_on_a_terminal_is_seen) {
  EXPECT_EQ(printable("a\x1b[2Jb\n\x7f"), R"(a\x1b[2Jb\x0a\x7f)");
}

TEST(printable, what_reorders_text_is_seen) {
  EXPECT_EQ(printable("\u202egpj"), R"(\u{202e}gpj)");
  EXPECT_EQ(printable("\ufeff"), R"(\u{feff})");
}

TEST(printable, bytes_that_are_no_characters_are_replaced) {
  EXPECT_EQ(printable("a\xff\xc3"), "a\ufffd\ufffd");
  EXPECT_EQ(valid_utf8("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
  EXPECT_EQ(valid_utf8("\xf4\x90\x80\x80"), "\ufffd\ufffd\ufffd\ufffd");
  EXPECT_EQ(valid_utf8("\xc0\x80\xe0\x80\x80"), "\ufffd\ufffd\ufffd\ufffd\ufffd");
}

}  // namespace
}  // namespace sockspec::benchmarks
