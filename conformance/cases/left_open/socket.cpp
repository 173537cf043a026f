// socket(): what the documents leave open: families and types at the edge.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// The ways in which a family and a type are refused that do not go together.
matcher is_refused() {
  return any_of({fails_with(errc::address_family_not_supported),
                 fails_with(errc::socket_type_not_supported), fails_with(errc::wrong_protocol_type),
                 fails_with(errc::protocol_not_supported), fails_with(errc::invalid_argument)});
}

constexpr clause clauses[] = {
    {
        .id = "socket.unspecified_family",
        .level = unspecified,
        .says = "Whether a socket may be of no family is left open.",
        .sources = {posix("socket", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.edges_are_turned_round"},
        .run =
            [](context& c) {
              c.classify(c.call(socket("unspecified", "stream")),
                         {{"may_not", is_refused()}, {"may", succeeds()}});
            },
    },
    {
        .id = "socket.raw_unix",
        .level = unspecified,
        .says = "Whether there are raw UNIX sockets, and what they are, is left open.",
        .sources = {posix("socket", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::getsockopt},
        .catches = {"socket.edges_are_turned_round"},
        .run =
            [](context& c) {
              const auto made = c.call(socket("unix", "raw"));
              const auto seen =
                  made.ok() ? c.call(getsockopt(made.made(), "SOL_SOCKET", "SO_TYPE")) : made;
              c.classify(seen, {{"datagram_sockets", has_value(2)},
                                {"raw_sockets", has_value(3)},
                                {"none", is_refused()}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> socket_left_open_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
