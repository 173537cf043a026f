#include "engine/toml_value.hpp"

#include <algorithm>
#include <utility>

#include <toml++/toml.h>

namespace sockspec::conformance {
namespace {

text_place place_of(const toml::source_position& position) {
  return {position.line, position.column};
}

std::string_view name_of(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a floating-point number";
    case toml::node_type::boolean:
      return "a boolean";
    case toml::node_type::date:
      return "a date";
    default:
      return "a time";
  }
}

toml_value converted(const toml::node& node);

toml_value::list converted_list(const toml::array& array) {
  toml_value::list elements;
  for (const toml::node& element : array) elements.push_back(converted(element));
  return elements;
}

// toml++ sorts members by key.
toml_value::table converted_table(const toml::table& table) {
  toml_value::table members;
  for (const auto& [key, node] : table) {
    members.push_back({std::string(key.str()), place_of(key.source().begin), converted(node)});
  }
  std::ranges::sort(members, {}, [](const toml_member& member) {
    return std::pair(member.place.line, member.place.column);
  });
  return members;
}

std::chrono::year_month_day converted_date(const toml::date& date) {
  return {std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
}

toml_value converted(const toml::node& node) {
  toml_value value;
  value.type = name_of(node.type());
  value.begin = place_of(node.source().begin);
  value.end = place_of(node.source().end);
  if (const auto* flag = node.as_boolean()) value.content = flag->get();
  if (const auto* text = node.as_string()) value.content = text->get();
  if (const auto* date = node.as_date()) value.content = converted_date(date->get());
  if (const auto* array = node.as_array()) value.content = converted_list(*array);
  if (const auto* table = node.as_table()) value.content = converted_table(*table);
  return value;
}

}  // namespace

toml_value parse_toml(std::string_view text, const std::string& file) {
  try {
    return converted(toml::parse(text, std::string_view(file)));
  } catch (const toml::parse_error& error) {
    fail_at(file, place_of(error.source().begin),
            std::string(error.description()) + "; the syntax is TOML 1.0");
  }
}

std::size_t offset_of(std::string_view text, text_place place) {
  std::size_t offset = 0;
  for (std::size_t line = 1; line < place.line; ++line) {
    offset = text.find('\n', offset);
    if (offset == std::string_view::npos) return text.size();
    ++offset;
  }
  const auto is_continuation = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  for (std::size_t column = 1; column < place.column && offset < text.size(); ++column) {
    do ++offset;
    while (offset < text.size() && is_continuation(offset));
  }
  return offset;
}

void fail_at(const std::string& file, text_place place, const std::string& message) {
  throw manifest_error(file + ':' + std::to_string(place.line) + ':' +
                       std::to_string(place.column) + ": " + message);
}

}  // namespace sockspec::conformance
