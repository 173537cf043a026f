#pragma once
// Matchers: what a clause allows, as a value that can say itself in words.

#include <chrono>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document.hpp"
#include "engine/seen.hpp"

namespace sockspec::conformance {

class matcher {
 public:
  /// A test gives nothing where what was seen is allowed, otherwise the symptom.
  using test = std::function<std::optional<std::string>(const seen&)>;

  matcher(std::string allowed, test check)
      : allowed_(std::move(allowed)), check_(std::move(check)) {}

  /// In words: "error connection_refused".
  const std::string& allowed() const { return allowed_; }
  std::optional<std::string> symptom(const seen& s) const { return check_(s); }
  bool accepts(const seen& s) const { return !check_(s); }

 private:
  std::string allowed_;
  test check_;
};

matcher succeeds();
matcher fails_with(errc error);
/// Of finish_if_it_returns.
matcher does_not_return();
matcher fails();  // with any error: where the document names none
matcher counts(std::int64_t count);
/// Received exactly this; the whole of it, with nothing written behind it.
matcher receives(const payload& data);
/// recvmmsg received exactly these, in their order.
matcher receives_each(const std::vector<payload>& messages);
/// One of the messages that recvmmsg received, as if a call had received it alone.
matcher of_message(std::size_t index, const matcher& allowed);
/// End of the stream: success with no bytes.
matcher ends();
/// An option's or a fact's value.
matcher has_value(const value& content);
matcher at_least(std::int64_t number);
matcher at_most(std::int64_t number);
/// SO_ERROR, read as shape::error, is this error; is none.
matcher has_pending(errc error);
matcher has_nothing_pending();
/// connect_ex returned this error; no error.
matcher returns(errc error);
matcher returns_no_error();
/// A fact that is a duration in nanoseconds. A third of it may be missing: late ticks, see there.
matcher lasts_at_least(std::chrono::nanoseconds time);
matcher has_address(const address& wanted);
/// A member of the result has that value: has("flags", ...).
matcher has(std::string_view member, const value& content);
/// A list member contains, or lacks, that element: a flag of fcntl, an event.
matcher contains(std::string_view member, std::string_view element);
matcher lacks(std::string_view member, std::string_view element);
/// The events that poll reported for this handle include, or lack, this one.
matcher reports(const handle& on, std::string_view event);
matcher does_not_report(const handle& on, std::string_view event);

/// Every one; where one document allows several outcomes, one of them.
matcher all_of(std::vector<matcher> every);
matcher any_of(std::vector<matcher> alternatives);

/// A class of an unspecified outcome.
struct behaviour {
  std::string_view name;  // snake_case, for ever
  matcher when;
};

}  // namespace sockspec::conformance
