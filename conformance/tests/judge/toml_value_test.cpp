#include "engine/toml_value.hpp"

#include <gtest/gtest.h>

#include "files.hpp"

namespace sockspec::conformance {
namespace {

std::string text_between(std::string_view text, text_place begin, text_place end) {
  return std::string(
      text.substr(offset_of(text, begin), offset_of(text, end) - offset_of(text, begin)));
}

TEST(toml_value, keeps_the_order_of_the_file) {
  const auto root = parse_toml("z = 'a'\n[y]\n[x]\nb = true\na = false\n", "f");
  const auto& members = std::get<toml_value::table>(root.content);
  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(members[0].key, "z");
  EXPECT_EQ(members[1].key, "y");
  EXPECT_EQ(std::get<toml_value::table>(members[2].value.content)[0].key, "b");
}

TEST(toml_value, knows_its_places_in_characters) {
  const std::string text = "'ä' = 'ß' # ü\n  [ten]\nlist = [ 'é/x',\n  \"b\" ]\n";
  const auto root = parse_toml(text, "f");
  const auto& members = std::get<toml_value::table>(root.content);
  EXPECT_EQ(members[0].value.begin, (text_place{1, 7}));
  EXPECT_EQ(text_between(text, members[0].value.begin, members[0].value.end), "'ß'");
  EXPECT_EQ(members[1].value.begin, (text_place{2, 3}));
  const auto& list = std::get<toml_value::table>(members[1].value.content)[0].value;
  EXPECT_EQ(text_between(text, list.begin, list.end), "[ 'é/x',\n  \"b\" ]");
  const auto& elements = std::get<toml_value::list>(list.content);
  EXPECT_EQ(text_between(text, elements[0].begin, elements[0].end), "'é/x'");
  EXPECT_EQ(text_between(text, elements[1].begin, elements[1].end), "\"b\"");
}

TEST(toml_value, has_a_type_for_messages) {
  const auto root = parse_toml(R"(a = 1
b = 1.5
c = 12:00:00
d = 2027-06-01
e = [])",
                               "f");
  const auto& members = std::get<toml_value::table>(root.content);
  EXPECT_EQ(members[0].value.type, "an integer");
  EXPECT_EQ(members[1].value.type, "a floating-point number");
  EXPECT_EQ(members[2].value.type, "a time");
  EXPECT_EQ(members[3].value.type, "a date");
  EXPECT_EQ(members[4].value.type, "an array");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(members[0].value.content));
}

TEST(toml_value, offset_of_a_place_behind_the_end_is_the_size) {
  EXPECT_EQ(offset_of("a\nbc", {2, 2}), 3U);
  EXPECT_EQ(offset_of("a\nbc", {2, 9}), 4U);
  EXPECT_EQ(offset_of("a\nbc", {3, 1}), 4U);
}

TEST(toml_value, says_where_the_syntax_is_wrong) {
  const auto message = [](const char* text) {
    return message_of([&] { parse_toml(text, "f.toml"); });
  };
  EXPECT_TRUE(message("a = 'x'\na = 'y'\n").starts_with("f.toml:2:"));
  EXPECT_TRUE(message("[a]\nb = ['x',\n").starts_with("f.toml:2:"));
  EXPECT_TRUE(message("[a\n").starts_with("f.toml:1:"));
  EXPECT_TRUE(message("[a]\n[a]\n").ends_with("; the syntax is TOML 1.0"));
}

}  // namespace
}  // namespace sockspec::conformance
