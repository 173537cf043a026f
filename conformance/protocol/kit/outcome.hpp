#pragma once
// What became of a call: exactly one of four outcomes, never mixed. docs/protocol.md, section 3.

#include <stdexcept>
#include <string>
#include <system_error>

#include "protocol/value.hpp"

namespace sockspec::driver {

using protocol::value;

/// A request that makes no sense, thrown anywhere in an operation: its outcome is `broken`.
class broken_request : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class outcome {
 public:
  /// The target did it; `results` is an object.
  static outcome ok(value results = value::object{}) { return {"ok", std::move(results)}; }
  /// The target reported an error.
  static outcome error(const std::error_code& code);
  static outcome error(value object) { return {"error", std::move(object)}; }
  /// There is no such operation, option or name here.
  static outcome unsupported(std::string why) { return {"unsupported", because(std::move(why))}; }
  /// The driver itself failed.
  static outcome broken(std::string why) { return {"broken", because(std::move(why))}; }

  bool is_ok() const { return member_ == std::string_view("ok"); }
  /// Whether it is an error with this portable name.
  bool is_error(std::string_view portable_name) const;
  /// The object of the outcome: results, error or reason.
  const value& content() const { return content_; }
  /// As it stands in a reply: {"ok":{...}}.
  value to_value() const { return value().set(member_, content_); }

 private:
  outcome(const char* member, value content) : member_(member), content_(std::move(content)) {}
  static value because(std::string why) { return value().set("why", std::move(why)); }

  const char* member_;
  value content_;
};

/// The error object of a code: space, number, native name, portable name.
value error_object(const std::error_code& code);

/// The outcome of a system call that set errno.
outcome error_from_errno();

}  // namespace sockspec::driver
