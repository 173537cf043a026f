#include "protocol/value.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace sockspec::protocol {
namespace {

constinit const value null_value;

const char* shape_of(const value& content) {
  if (content.is_null()) return "null";
  if (content.is_boolean()) return "a boolean";
  if (content.is_integer()) return "an integer";
  if (content.is_text()) return "text";
  if (content.is_list()) return "a list";
  return content.is_object() ? "an object" : "a number with a fraction";
}

// A value of another shape than was asked for, shown as far as one line of a message bears it.
[[noreturn]] void wrong_shape(const char* asked, const value& found) {
  constexpr std::size_t longest = 80;
  std::string shown = to_json(found);
  if (shown.size() > longest) shown = shown.substr(0, longest) + "...";
  throw value_error(std::string("asked for ") + asked + ", found " + shape_of(found) + ": " +
                    shown);
}

auto find_member(auto& members, std::string_view name) {
  return std::find_if(members.begin(), members.end(),
                      [name](const value::member& each) { return each.first == name; });
}

}  // namespace

bool value::boolean() const {
  if (const auto* flag = std::get_if<bool>(&held_)) return *flag;
  wrong_shape("a boolean", *this);
}

std::int64_t value::integer() const {
  if (const auto* number = std::get_if<std::int64_t>(&held_)) return *number;
  wrong_shape("an integer", *this);
}

double value::real() const {
  if (const auto* number = std::get_if<std::int64_t>(&held_)) return static_cast<double>(*number);
  if (const auto* number = std::get_if<double>(&held_)) return *number;
  wrong_shape("a number", *this);
}

const std::string& value::text() const {
  if (const auto* text = std::get_if<std::string>(&held_)) return *text;
  wrong_shape("text", *this);
}

const value::list& value::elements() const {
  if (const auto* elements = std::get_if<list>(&held_)) return *elements;
  wrong_shape("a list", *this);
}

const value::object& value::members() const {
  if (const auto* members = std::get_if<object>(&held_)) return *members;
  wrong_shape("an object", *this);
}

const value& value::operator[](std::string_view name) const {
  const auto* members = std::get_if<object>(&held_);
  if (members == nullptr) return null_value;
  const auto found = find_member(*members, name);
  return found == members->end() ? null_value : found->second;
}

bool value::has(std::string_view name) const {
  const auto* members = std::get_if<object>(&held_);
  return members != nullptr && find_member(*members, name) != members->end();
}

value& value::set(std::string_view name, value content) {
  if (is_null()) held_ = object{};
  auto* members = std::get_if<object>(&held_);
  if (members == nullptr) wrong_shape("an object", *this);
  const auto found = find_member(*members, name);
  if (found != members->end())
    found->second = std::move(content);
  else
    members->emplace_back(name, std::move(content));
  return *this;
}

void value::erase(std::string_view name) {
  auto* members = std::get_if<object>(&held_);
  if (members == nullptr) return;
  const auto found = find_member(*members, name);
  if (found != members->end()) members->erase(found);
}

value& value::append(value content) {
  if (is_null()) held_ = list{};
  auto* elements = std::get_if<list>(&held_);
  if (elements == nullptr) wrong_shape("a list", *this);
  elements->push_back(std::move(content));
  return *this;
}

}  // namespace sockspec::protocol
