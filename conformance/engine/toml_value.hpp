#pragma once
// TOML as our files use it, each value with its place in the text. The only file that knows the
// TOML library is toml_value.cpp.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/manifest_error.hpp"

namespace sockspec::conformance {

/// From 1; columns count characters, not bytes.
struct text_place {
  std::size_t line = 1;
  std::size_t column = 1;

  bool operator==(const text_place&) const = default;
};

struct toml_member;

struct toml_value {
  using list = std::vector<toml_value>;
  using table = std::vector<toml_member>;  // in the order of the file

  /// Nothing where the type is one that no file of ours has a use for: a number, a time of day.
  std::variant<std::monostate, bool, std::string, std::chrono::year_month_day, list, table> content;
  std::string_view type;  // "a string": for messages
  text_place begin;       // of a table with a header: of the header
  text_place end;         // behind the last character
};

struct toml_member {
  std::string key;
  text_place place;
  toml_value value;
};

/// Parses a text; `file` is for messages. The result is a table. Errors: manifest_error.
toml_value parse_toml(std::string_view text, const std::string& file);

/// The byte offset of a place in its text; the text's size for a place behind its end.
std::size_t offset_of(std::string_view text, text_place place);

/// Throws a manifest_error: "FILE:LINE:COLUMN: message".
[[noreturn]] void fail_at(const std::string& file, text_place place, const std::string& message);

}  // namespace sockspec::conformance
