#pragma once
// A JSON value: what messages, records and reports are made of. The only file that knows the JSON
// library is value_json.cpp.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sockspec::protocol {

/// Text that is not JSON, or JSON of another shape than was asked for; what() says which member and
/// what stood there.
class value_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class value {
 public:
  using list = std::vector<value>;
  using member = std::pair<std::string, value>;
  using object = std::vector<member>;  // members keep the order in which they were set

  value() = default;  // null
  value(std::nullptr_t) {}
  value(bool flag) : held_(flag) {}
  value(int number) : held_(std::int64_t{number}) {}
  value(long number) : held_(std::int64_t{number}) {}
  value(long long number) : held_(std::int64_t{number}) {}
  value(unsigned number) : held_(std::int64_t{number}) {}
  value(unsigned long number) : held_(static_cast<std::int64_t>(number)) {}
  value(unsigned long long number) : held_(static_cast<std::int64_t>(number)) {}
  value(double number) : held_(number) {}
  value(const char* text) : held_(std::string(text)) {}
  value(std::string_view text) : held_(std::string(text)) {}
  value(std::string text) : held_(std::move(text)) {}
  value(list elements) : held_(std::move(elements)) {}
  value(object members) : held_(std::move(members)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
  bool is_boolean() const { return std::holds_alternative<bool>(held_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(held_); }
  bool is_text() const { return std::holds_alternative<std::string>(held_); }
  bool is_list() const { return std::holds_alternative<list>(held_); }
  bool is_object() const { return std::holds_alternative<object>(held_); }

  /// The content in the asked shape. Errors: value_error, if it is of another.
  bool boolean() const;
  std::int64_t integer() const;
  double real() const;  // an integer is one, too
  const std::string& text() const;
  const list& elements() const;
  const object& members() const;

  /// The member of that name; null where there is none, or where this is not an object.
  const value& operator[](std::string_view name) const;
  bool has(std::string_view name) const;

  /// Sets a member, replacing one of that name; a null value becomes an object first. Errors:
  /// value_error on other shapes.
  value& set(std::string_view name, value content);
  void erase(std::string_view name);
  /// Appends an element; a null value becomes a list first. Errors: value_error on other shapes.
  value& append(value content);

  bool operator==(const value&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, list, object> held_;
};

/// Parses one JSON text. Errors: value_error, with the byte offset.
value parse_value(std::string_view text);

/// The value as JSON on one line. Text that is not UTF-8 has its bad bytes replaced by U+FFFD.
std::string to_json(const value& content);
/// The same, indented by two spaces.
std::string to_pretty_json(const value& content);

}  // namespace sockspec::protocol
