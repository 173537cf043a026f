#pragma once
// A table of a file that a person wrote, read by key: what is wrong is said with its place and a
// way out.

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/toml_value.hpp"

namespace sockspec::conformance {

/// The content of a file. Errors: manifest_error.
std::string read_text_file(const std::filesystem::path& file);

struct placed_text {
  std::string text;
  text_place begin;
  text_place end;
};

/// Errors of all functions: manifest_error. The value must outlive the reader.
class toml_table {
 public:
  /// `name` says in messages which table it is: "the manifest", "[cause]".
  toml_table(std::string file, std::string name, const toml_value& value);

  /// Every key is one of these.
  void allow_only(std::span<const std::string_view> keys) const;

  bool has(std::string_view key) const { return find(key) != nullptr; }
  /// The value; nothing where there is no such key.
  const toml_value* find(std::string_view key) const;

  /// Required, and not blank.
  std::string text(std::string_view key) const;
  /// One at least; each may be blank.
  std::vector<placed_text> texts(std::string_view key) const;
  /// None is blank, and each differs from the others.
  std::vector<placed_text> distinct_texts(std::string_view key) const;
  std::chrono::year_month_day date(std::string_view key) const;

  /// Nothing, or false, where there is no such key. A text is not blank.
  std::optional<placed_text> optional_text(std::string_view key) const;
  bool flag(std::string_view key) const;
  /// A table of texts, which may be empty: names and values.
  std::vector<std::pair<placed_text, placed_text>> optional_pairs(std::string_view key) const;

  [[noreturn]] void fail(text_place place, const std::string& message) const;

 private:
  const toml_value& require(std::string_view key) const;
  placed_text text_of(std::string_view key, const toml_value& value) const;
  void require_content(std::string_view key, const placed_text& text) const;
  [[noreturn]] void wrong_type(std::string_view key, const toml_value& value,
                               std::string_view wanted) const;

  std::string file_;
  std::string name_;
  text_place place_;
  const toml_value::table& members_;
};

}  // namespace sockspec::conformance
