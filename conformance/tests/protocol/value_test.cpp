#include "protocol/value.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <limits>
#include <string>

namespace sockspec::protocol {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::string again(const std::string& text) {
  return to_json(parse_value(text));
}

TEST(value, prints_what_it_parsed) {
  const std::string text =
      R"({"z":1,"a":[true,null,-2,0.5,"x"],"m":{},"l":[],"o":{"deep":{"deeper":[[]]}}})";
  EXPECT_EQ(again(text), text);
}

TEST(value, keeps_integers_of_64_bits) {
  for (const auto number :
       {std::numeric_limits<std::int64_t>::min(), std::int64_t{9007199254740993},
        std::numeric_limits<std::int64_t>::max()}) {
    const auto parsed = parse_value(std::to_string(number));
    ASSERT_TRUE(parsed.is_integer());
    EXPECT_EQ(parsed.integer(), number);
  }
}

TEST(value, reads_an_integer_beyond_64_bits_as_real) {
  const auto parsed = parse_value("18446744073709551615");
  EXPECT_FALSE(parsed.is_integer());
  EXPECT_DOUBLE_EQ(parsed.real(), 18446744073709551615.0);
}

TEST(value, an_integer_is_a_real_number_and_not_the_reverse) {
  EXPECT_DOUBLE_EQ(parse_value("3").real(), 3.0);
  EXPECT_THAT(
      [] { parse_value("3.5").integer(); },
      ThrowsMessage<value_error>("asked for an integer, found a number with a fraction: 3.5"));
}

TEST(value, the_last_of_members_with_the_same_name_stays) {
  EXPECT_EQ(again(R"({"a":1,"b":2,"a":3,"a":4})"), R"({"b":2,"a":4})");
}

TEST(value, many_members_with_the_same_name_take_no_quadratic_time) {
  std::string text = "{";
  for (int i = 0; i < 9000; ++i) text += R"("a":1,)";
  EXPECT_EQ(again(text + R"("a":2})"), R"({"a":2})");
}

TEST(value, refuses_nesting_deeper_than_64) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(again(nested(64)), nested(64));
  EXPECT_THAT([&] { parse_value(nested(65)); },
              ThrowsMessage<value_error>(HasSubstr("deeper than 64")));
  EXPECT_THAT([&] { parse_value(std::string(60'000, '[')); },
              ThrowsMessage<value_error>(HasSubstr("deeper than 64")));
}

TEST(value, an_error_tells_the_byte) {
  EXPECT_THAT([] { parse_value(R"({"a":)"); }, ThrowsMessage<value_error>(HasSubstr("at byte 6")));
  EXPECT_THAT([] { parse_value(std::string_view("{}\0x", 4)); },
              ThrowsMessage<value_error>(HasSubstr("at byte 3: a zero byte")));
  EXPECT_THAT([] { parse_value("{} x"); }, ThrowsMessage<value_error>(HasSubstr("at byte 4")));
  EXPECT_THAT([] { parse_value("\"\xff\""); }, ThrowsMessage<value_error>(HasSubstr("at byte 2")));
  EXPECT_THAT([] { parse_value(""); }, ThrowsMessage<value_error>(HasSubstr("at byte 1")));
}

TEST(value, prints_any_bytes_as_sound_json) {
  const value text(std::string("a\"\\\n\x01\xff\xc3\xa9\0z", 10));
  EXPECT_EQ(to_json(text), "\"a\\\"\\\\\\n\\u0001\xef\xbf\xbd\xc3\xa9\\u0000z\"");
}

TEST(value, prints_indented) {
  EXPECT_EQ(to_pretty_json(parse_value(R"({"a":[1,{}],"b":{"c":[]}})")),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": []\n  }\n}");
}

TEST(value, a_missing_member_is_null_and_chains) {
  const auto content = parse_value(R"({"a":{"b":5}})");
  EXPECT_EQ(content["a"]["b"].integer(), 5);
  EXPECT_TRUE(content["x"]["y"].is_null());
  EXPECT_TRUE(content["a"]["b"]["c"].is_null());
  EXPECT_FALSE(content.has("x"));
}

TEST(value, set_replaces_in_place_and_appends) {
  value content;
  content.set("a", 1).set("b", value().append("x").append(2.5)).set("a", nullptr);
  EXPECT_EQ(to_json(content), R"({"a":null,"b":["x",2.5]})");
  EXPECT_TRUE(content.has("a"));
  content.erase("a");
  content.erase("absent");
  EXPECT_EQ(to_json(content), R"({"b":["x",2.5]})");
}

TEST(value, set_and_append_refuse_other_shapes) {
  EXPECT_THAT([] { value(1).set("a", 2); },
              ThrowsMessage<value_error>("asked for an object, found an integer: 1"));
  EXPECT_THAT([] { value("x").append(2); },
              ThrowsMessage<value_error>("asked for a list, found text: \"x\""));
}

}  // namespace
}  // namespace sockspec::protocol
