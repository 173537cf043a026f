#pragma once
// The words in which seam mutants lie: how a result or a call is rewritten so that it looks like
// the implementation's own.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/mutant.hpp"
#include "protocol/value.hpp"
#include "sockspec/errc.hpp"

namespace sockspec::conformance {

using protocol::value;

/// An error with the number and the name that the host has for it.
value error_object(errc error);
/// The result becomes this error, with the number and name that the host has for it; times stay.
void report_error(value& result, errc error);
/// The result becomes a success with these members.
void report_success(value& result, value::object members = {});

/// The result becomes data that was received; the end of the stream.
void report_data(value& result, const std::string& hex);
void report_end(value& result);

bool is_ok(const value& result);
bool is_error(const value& result, errc error);
/// The call is of that operation: for lies that watch all calls.
bool is_call(const value& call, std::string_view operation);

/// What is told after a call: this error is reported as that one; as a success.
template <errc Actual, errc Reported>
void misreport(lie_state&, const value&, value& result) {
  if (is_error(result, Actual)) report_error(result, Reported);
}
template <errc Actual>
void pretend(lie_state&, const value&, value& result) {
  if (is_error(result, Actual)) report_success(result);
}

/// A member of a successful result.
void change(value& result, std::string_view member, value content);
const value& member(const value& result, std::string_view name);
/// An argument of the call.
const value& argument(const value& call, std::string_view name);
void change_argument(value& call, std::string_view name, value content);
/// The call becomes one without effect, which succeeds on any open socket.
void do_nothing(value& call);
/// A member beside the error of a failed call: how much it has done.
void change_beside_error(value& result, std::string_view member, value content);
/// The call names that flag; takes it out of the call; adds it.
bool has_flag(const value& call, std::string_view flag);
void drop_flag(value& call, std::string_view flag);
void add_flag(value& call, std::string_view flag);
/// An element of a list member of a successful result (flags of fcntl), and of the events of a
/// poll's or select's only handle.
void drop_element(value& result, std::string_view name, std::string_view element);
void drop_event(value& result, std::string_view event);
void add_event(value& result, std::string_view event);
bool is_option(const value& call, std::string_view name);

/// A key of lie_state::memory: what is remembered, and of which handle or port.
std::string key(std::string_view what, const value& of);
/// A text member of the address that the call names, "host" or "path"; empty where it has none.
std::string address_text(const value& call, std::string_view member);

/// What a lie's own calls make: handles beyond those that a case comes to.
inline constexpr int own_handle = 4000;

/// Calls of a lie's own, for lie_state::make_call, on the handle of another call.
value own_call(std::string_view operation, const value& on, value::object args = {});
value own_option(const value& on, std::string_view level, std::string_view name, int content);
/// The name of a socket as one comparable text; empty where it cannot be had.
std::string own_name(lie_state&, const value& on);

/// Of lies that watch all calls: keeps what a new socket was made of, by its handle.
void remember_socket(lie_state&, const value& call, const value& result);
/// The family, or type, that was remembered of it; null where it is not known.
const value& remembered(lie_state&, std::string_view member, const value& on);
/// The address that the call names is of another family than its socket.
bool is_foreign_address(lie_state&, const value& call);

/// The call took this much longer or shorter.
void shift_end(value& result, std::int64_t nanoseconds);
/// The call took this long at most.
void end_by(value& result, std::int64_t nanoseconds);

}  // namespace sockspec::conformance
