#include "engine/toml_table.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "engine/nearest_name.hpp"

namespace sockspec::conformance {
namespace {

const toml_value::table& members_of(const std::string& file, const std::string& name,
                                    const toml_value& value) {
  if (const auto* members = std::get_if<toml_value::table>(&value.content)) return *members;
  fail_at(file, value.begin, name + " must be a table, and is " + std::string(value.type));
}

}  // namespace

std::string read_text_file(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  const bool has_content = stream.peek() != std::ifstream::traits_type::eof();
  if (has_content) text << stream.rdbuf();  // of an empty file it would make a failure
  if (stream.is_open() && !stream.bad() && text) return text.str();
  throw manifest_error(file.string() + ": cannot be read (" +
                       std::generic_category().message(errno) +
                       "); give the path of a file that can");
}

toml_table::toml_table(std::string file, std::string name, const toml_value& value)
    : file_(std::move(file)),
      name_(std::move(name)),
      place_(value.begin),
      members_(members_of(file_, name_, value)) {}

void toml_table::allow_only(std::span<const std::string_view> keys) const {
  for (const auto& member : members_) {
    if (std::ranges::find(keys, member.key) != keys.end()) continue;
    fail(member.place, "unknown key " + in_quotes(member.key) + " in " + name_ + "; " +
                           name_advice(member.key, keys));
  }
}

const toml_value* toml_table::find(std::string_view key) const {
  const auto found = std::ranges::find(members_, key, &toml_member::key);
  return found == members_.end() ? nullptr : &found->value;
}

std::string toml_table::text(std::string_view key) const {
  auto text = text_of(key, require(key));
  require_content(key, text);
  return std::move(text.text);
}

std::vector<placed_text> toml_table::texts(std::string_view key) const {
  const auto& value = require(key);
  const auto* elements = std::get_if<toml_value::list>(&value.content);
  if (elements == nullptr) wrong_type(key, value, "an array of strings");
  if (elements->empty())
    fail(value.begin, in_quotes(key) + " must not be empty; name one at least");
  std::vector<placed_text> texts;
  for (const auto& element : *elements) texts.push_back(text_of(key, element));
  return texts;
}

std::vector<placed_text> toml_table::distinct_texts(std::string_view key) const {
  std::vector<placed_text> distinct;
  for (auto& one : texts(key)) {
    require_content(key, one);
    if (std::ranges::find(distinct, one.text, &placed_text::text) != distinct.end()) {
      fail(one.begin, in_quotes(key) + " has " + in_quotes(one.text) + " twice; remove one");
    }
    distinct.push_back(std::move(one));
  }
  return distinct;
}

std::chrono::year_month_day toml_table::date(std::string_view key) const {
  const auto& value = require(key);
  if (const auto* date = std::get_if<std::chrono::year_month_day>(&value.content)) return *date;
  wrong_type(key, value, "a date without quotes, 2027-06-01");
}

std::optional<placed_text> toml_table::optional_text(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr) return std::nullopt;
  auto text = text_of(key, *value);
  require_content(key, text);
  return text;
}

bool toml_table::flag(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr) return false;
  if (const auto* flag = std::get_if<bool>(&value->content)) return *flag;
  wrong_type(key, *value, "true or false, without quotes");
}

std::vector<std::pair<placed_text, placed_text>> toml_table::optional_pairs(
    std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr) return {};
  const auto* members = std::get_if<toml_value::table>(&value->content);
  if (members == nullptr) wrong_type(key, *value, "a table of strings");
  std::vector<std::pair<placed_text, placed_text>> pairs;
  for (const auto& [name, place, content] : *members) {
    pairs.push_back({{name, place, place}, text_of(name, content)});
  }
  return pairs;
}

void toml_table::fail(text_place place, const std::string& message) const {
  fail_at(file_, place, message);
}

const toml_value& toml_table::require(std::string_view key) const {
  if (const auto* value = find(key)) return *value;
  fail(place_, name_ + " lacks " + in_quotes(key) + "; add it");
}

placed_text toml_table::text_of(std::string_view key, const toml_value& value) const {
  const auto* text = std::get_if<std::string>(&value.content);
  if (text == nullptr) wrong_type(key, value, "a string");
  return {*text, value.begin, value.end};
}

void toml_table::require_content(std::string_view key, const placed_text& text) const {
  const bool is_blank = text.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (is_blank) fail(text.begin, in_quotes(key) + " must not be empty; write it, or remove it");
}

void toml_table::wrong_type(std::string_view key, const toml_value& value,
                            std::string_view wanted) const {
  fail(value.begin,
       in_quotes(key) + " is " + std::string(value.type) + "; write " + std::string(wanted));
}

}  // namespace sockspec::conformance
