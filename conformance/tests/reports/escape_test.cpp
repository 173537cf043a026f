#include "reports/escape.hpp"

#include <gtest/gtest.h>

#include "reports/utf8.hpp"

namespace sockspec::reports {
namespace {

using namespace std::string_literals;

TEST(printable, leaves_text_of_any_language_alone) {
  const std::string text = "error host_unreachable (EHOSTUNREACH 113) \\ é 日本 🙂";
  EXPECT_EQ(printable(text), text);
}

TEST(printable, shows_controls) {
  EXPECT_EQ(printable("a\nb\tc\rd\x1b[31me\x7f"), R"(a\nb\tc\rd\x1b[31me\x7f)");
  EXPECT_EQ(printable("nul:\0."s), R"(nul:\x00.)");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            R"(\x9b31m)");
}

TEST(printable, shows_what_hides_or_reorders_text) {
  EXPECT_EQ(printable("\xe2\x80\xa8"), R"(\u{2028})");  // line separator
  EXPECT_EQ(printable("\xe2\x80\xae"), R"(\u{202e})");  // right-to-left override
  EXPECT_EQ(printable("\xe2\x80\x8b"), R"(\u{200b})");  // zero-width space
  EXPECT_EQ(printable("\xef\xbb\xbf"), R"(\u{feff})");  // byte order mark
  EXPECT_EQ(printable("\xef\xbf\xbe"), R"(\u{fffe})");  // no character, and not XML
  EXPECT_EQ(printable("\xf0\x9f\xbf\xbf"), R"(\u{1ffff})");
}

TEST(printable, shows_bytes_that_are_not_utf8) {
  EXPECT_EQ(printable("\xff\xfe"), R"(\xff\xfe)");
  EXPECT_EQ(printable("\xc0\xaf"), R"(\xc0\xaf)");                  // an overlong "/"
  EXPECT_EQ(printable("\xed\xa0\x80"), R"(\xed\xa0\x80)");          // a surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), R"(\xf4\x90\x80\x80)");  // beyond Unicode
  EXPECT_EQ(printable("cut \xe2\x82"), R"(cut \xe2\x82)");
}

TEST(html_escaped, leaves_no_markup) {
  EXPECT_EQ(html_escaped(R"(<script>alert("1" & '2')</script>)"),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  EXPECT_EQ(html_escaped("a\nb"), R"(a\nb)");
}

TEST(html_escaped_lines, keeps_lines) {
  EXPECT_EQ(html_escaped_lines("a<\n\x1b\nb"), "a&lt;\n\\x1b\nb");
  EXPECT_EQ(html_escaped_lines("a\n"), "a\n");
  EXPECT_EQ(html_escaped_lines(""), "");
}

TEST(markdown_escaped, leaves_no_markup) {
  EXPECT_EQ(markdown_escaped("a|b"), R"(a\|b)");
  EXPECT_EQ(markdown_escaped("<b>*x*</b>"), R"(&lt;b&gt;\*x\*&lt;/b&gt;)");
  EXPECT_EQ(markdown_escaped("# x # y"), R"(\# x \# y)");
  EXPECT_EQ(markdown_escaped("- x - y"), R"(\- x - y)");
  EXPECT_EQ(markdown_escaped("a\nb"), R"(a\\nb)");
}

TEST(markdown_escaped, leaves_no_link) {
  EXPECT_EQ(markdown_escaped("[x](https://e.x): y"), R"(\[x\](https&#58;//e.x): y)");
  EXPECT_EQ(markdown_escaped("www.e.x"), "www&#46;e.x");
  EXPECT_EQ(markdown_escaped("@everyone"), "&#64;everyone");
}

TEST(fragment_escaped, keeps_cell_names_readable) {
  EXPECT_EQ(fragment_escaped("connect.refused/tcp4.blocking"), "connect.refused/tcp4.blocking");
  EXPECT_EQ(fragment_escaped("a b\"<\xff"), "a%20b%22%3C%FF");
}

TEST(first_character, is_decoded_in_each_length) {
  EXPECT_EQ(first_character("a").character, U'a');
  EXPECT_EQ(first_character("\xc3\xa9").character, U'\u00e9');
  EXPECT_EQ(first_character("\xe2\x9c\x93").character, U'\u2713');
  EXPECT_EQ(first_character("\xf0\x9f\x99\x82!").character, U'\U0001f642');
  EXPECT_EQ(first_character("\xf0\x9f\x99\x82!").length, 4U);
  EXPECT_EQ(first_character("\x80").character, std::nullopt);
}

TEST(character_count, counts_characters_not_bytes) {
  EXPECT_EQ(character_count(""), 0U);
  EXPECT_EQ(character_count("a\xc3\xa9\xff"), 3U);
}

}  // namespace
}  // namespace sockspec::reports
