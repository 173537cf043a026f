#pragma once
// The words of the cases about bind.

#include "engine/context.hpp"

namespace sockspec::conformance {

/// A socket that was allowed to reuse addresses before it is bound.
inline handle reusing(context& c) {
  const handle h = c.blocking_socket();
  c.given(setsockopt(h, "SOL_SOCKET", "SO_REUSEADDR", integer(1)));
  return h;
}

/// A socket of the same type that speaks IPv6 alone, or IPv4 as well.
inline handle six(context& c, int v6_only) {
  const handle h = c.blocking_socket();
  c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(v6_only)));
  return h;
}

}  // namespace sockspec::conformance
