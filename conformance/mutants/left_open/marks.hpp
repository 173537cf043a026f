#pragma once
// What lies about a handle's past remember of it.

#include <string_view>

#include "mutants/lie.hpp"

namespace sockspec::conformance {

inline bool is_call(const value& call, std::string_view operation) {
  return call["op"] == value(operation);
}

/// Keeps that something happened to the handle that the call is made on.
inline void mark(lie_state& state, std::string_view what, const value& on) {
  state.memory[key(what, on)] = true;
}
inline bool is_marked(const lie_state& state, std::string_view what, const value& on) {
  return state.memory.contains(key(what, on));
}

/// A success becomes this error.
template <errc Reported>
void refuse(value& result) {
  if (is_ok(result)) report_error(result, Reported);
}

}  // namespace sockspec::conformance
