#pragma once
// What a look-up is asked for, and what is read of its results.

#include "engine/calls.hpp"
#include "engine/fixed_list.hpp"
#include "engine/operation.hpp"
#include "engine/seen.hpp"

namespace sockspec::conformance {

inline value flags_of(const names& all) {
  return value(value::list(all.begin(), all.end()));
}

inline value stream_hints(const names& flags = {}) {
  return value::object{{"type", "stream"}, {"flags", flags_of(flags)}};
}

inline value family_hints(std::string_view family, const names& flags = {}) {
  value hints = stream_hints(flags);
  hints.set("family", family);
  return hints;
}

/// The first result's address, as a fact; a failed look-up stays what it is.
inline seen first_address(const seen& s) {
  if (!s.ok()) return s;
  const auto& results = s.field("results").elements();
  value content{value::object{}};
  content.set("address", results.empty() ? value() : results.front()["address"]);
  return seen(s.asked(), value::object{{"ok", std::move(content)}});
}

inline constexpr fixed_list<op, 8> lookup_needs{op::getaddrinfo};

}  // namespace sockspec::conformance
