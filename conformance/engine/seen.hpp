#pragma once
// What was seen: the result of one call, or a fact made of several.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/address.hpp"
#include "engine/request.hpp"
#include "protocol/value.hpp"
#include "sockspec/errc.hpp"

namespace sockspec::conformance {

class seen {
 public:
  enum class outcome { ok, error, unsupported, broken, timeout, crash };

  /// From a result of the protocol: an object with one of ok, error, unsupported, broken.
  seen(request asked, protocol::value result);
  /// A call that did not return; a driver that died in it, with the signal's name or the exit
  /// status.
  static seen timed_out(request asked);
  static seen crashed(request asked, std::string how);
  /// A fact that is no call's result: {"value": ...}.
  static seen fact(protocol::value content);

  outcome how() const { return how_; }
  bool ok() const { return how_ == outcome::ok; }
  /// The portable name of the error; nothing unless it is one.
  std::optional<errc> error() const;
  std::string error_name() const;  // "connection_refused", also where errc does not know it
  std::string native() const;      // "errno 111 ECONNREFUSED"; empty unless an error
  std::string why() const;         // of unsupported, broken and crash

  // Of ok. Errors of these: protocol::value_error if the reply lacks it, which makes the cell
  // unresolved(driver).
  std::int64_t count() const;
  std::int64_t integer() const;                               // an option's or a fact's value
  const protocol::value& field(std::string_view name) const;  // of `ok`, of the error, or null
  conformance::address address() const;
  handle made(int index = 0) const;

  const request& asked() const { return asked_; }
  const protocol::value& result() const { return result_; }
  std::chrono::nanoseconds began() const;
  std::chrono::nanoseconds took() const;

 private:
  seen() = default;

  outcome how_{};
  request asked_;
  protocol::value result_;
  std::string why_;
};

/// "error host_unreachable (EHOSTUNREACH 113)", "count 5, data \"hello\"", "ok".
std::string to_string(const seen&);
/// The stable token: "ok", "error:host_unreachable", "value:3", "eof".
std::string symptom_of(const seen&);

}  // namespace sockspec::conformance
