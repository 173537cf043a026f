// connect(): asking for a connection, or naming a datagram socket's peer.

#include "cases/registry.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "connect.succeeds",
        .level = must,
        .says = "Connecting to a listening socket succeeds.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "RETURN VALUE"),
                    portable("socket::connect", "summary")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.refuses_listeners"},
        .run =
            [](context& c) {
              // given a listener
              const auto there = c.local(c.listening(16, role::peer));
              // when
              const auto seen = c.call(connect(c.socket(), there));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "connect.refused",
        .level = must,
        .says = "Connecting to an address where nobody listens fails with connection_refused.",
        .sources = {posix("connect", "ERRORS"), rfc("9293", "3.10.7.1"),
                    linux_man("connect(2)", "ERRORS"), portable("socket::connect", "Errors")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.refusal_reported_as_timeout", "connect.refused_yet_succeeds"},
        .run =
            [](context& c) {
              // given an address that nobody serves
              const auto nobody = c.unused_address();
              // when
              const auto seen = c.call(connect(c.socket(), nobody));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
