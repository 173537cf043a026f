#pragma once
// What lies about a handle's past remember of it.

#include <string_view>
#include <utility>

#include "mutants/lie.hpp"

namespace sockspec::conformance {

/// Keeps that something happened to the handle that the call is made on.
inline void mark(lie_state& state, std::string_view what, const value& on) {
  state.memory[key(what, on)] = true;
}
inline bool is_marked(const lie_state& state, std::string_view what, const value& on) {
  return state.memory.contains(key(what, on));
}

/// Keeps of which handles poll has reported an error.
inline void mark_errors(lie_state& state, const value& call, const value& result) {
  if (!is_call(call, "poll") || !member(result, "ready").is_list()) return;
  for (const auto& one : member(result, "ready").elements()) {
    for (const auto& event : one["events"].elements()) {
      if (event == value("POLLERR")) mark(state, "in error:", one["on"]);
    }
  }
}
inline bool is_in_error(const lie_state& state, const value& on) {
  return is_marked(state, "in error:", on);
}

/// Keeps which handles were connected, and which are being connected.
inline void mark_connected(lie_state& state, const value& call, const value& result) {
  if (!is_call(call, "connect")) return;
  if (is_ok(result)) mark(state, "connected:", call["on"]);
  if (is_error(result, errc::operation_in_progress)) mark(state, "connecting:", call["on"]);
}

/// A success becomes this error, and an error a success.
template <errc Reported>
void turn_round(value& result, value::object members = {}) {
  if (is_ok(result)) return report_error(result, Reported);
  report_success(result, std::move(members));
}

/// A success becomes this error.
template <errc Reported>
void refuse(value& result) {
  if (is_ok(result)) report_error(result, Reported);
}

}  // namespace sockspec::conformance
