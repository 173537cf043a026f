// socketpair(): two sockets connected to one another.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request pair_of(const context& c, const names& flags = {}) {
  return socketpair(c.traits().family, c.traits().type, "default", flags);
}

/// What stands in the array before the call (docs/protocol.md, section 7).
value untouched_pair() {
  return value::list{value(-77), value(-78)};
}

connection made_pair(context& c) {
  const auto seen = c.given(pair_of(c));
  return {seen.made(0), seen.made(1)};
}

constexpr clause clauses[] = {
    {
        .id = "socketpair.is_connected",
        .says = "What is sent on one socket of a pair is received on the other.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION"),
                    portable("socketpair", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::send, op::recv},
        .catches = {"socketpair.ends_are_swapped"},
        .run =
            [](context& c) {
              const auto [first, second] = made_pair(c);
              c.given(send(first, "hello"));
              c.expect(c.call(recv(second, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "socketpair.carries_both_ways",
        .says = "Data travels in both directions of a pair independently.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION"),
                    portable("socketpair", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::send, op::recv},
        .catches = {"socketpair.ends_are_swapped"},
        .run =
            [](context& c) {
              // given data under way in both directions
              const auto [first, second] = made_pair(c);
              c.given(send(first, "there"));
              c.given(send(second, "back"));
              // when, then
              c.expect(c.call(recv(first, 16, {"MSG_DONTWAIT"})), receives("back"));
              c.expect(c.call(recv(second, 16, {"MSG_DONTWAIT"})), receives("there"));
            },
    },
    {
        .id = "socketpair.keeps_boundaries",
        .says = "A pair of a message type keeps the boundaries of messages.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("unix(7)", "DESCRIPTION"),
                    portable("socketpair", "summary")},
        .kinds = unix_dgram | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::socketpair, op::send, op::recv},
        .catches = {"socketpair.message_types_become_streams", "recv.messages_coalesce"},
        .run =
            [](context& c) {
              const auto [first, second] = made_pair(c);
              c.given(send(first, "one"));
              c.given(send(first, "two"));
              c.expect(c.call(recv(second, 16)), receives("one"));
            },
    },
    {
        .id = "socketpair.type_is_reported",
        .says = "Both sockets of a pair are of the type that was asked for.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::getsockopt},
        .catches = {"socketpair.type_is_another"},
        .run =
            [](context& c) {
              // given a socket of that type
              const auto type = getsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE");
              const auto wanted = c.given(type).integer();
              const auto pair = c.given(pair_of(c));
              // when, then
              c.expect(c.call(getsockopt(pair.made(0), "SOL_SOCKET", "SO_TYPE")),
                       has_value(wanted));
              c.expect(c.call(getsockopt(pair.made(1), "SOL_SOCKET", "SO_TYPE")),
                       has_value(wanted));
            },
    },
    {
        .id = "socketpair.is_unnamed",
        .says = "The sockets of a pair have no name.",
        .sources = {linux_man("unix(7)", "Address format"), portable("socketpair", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::getsockname},
        .catches = {"getsockname.unnamed_has_a_name"},
        .run =
            [](context& c) {
              const auto [first, second] = made_pair(c);
              c.expect(c.call(getsockname(first)), has_address(address::unix_unnamed()));
            },
    },
    {
        .id = "socketpair.knows_its_peer",
        .says = "A socket of a pair has a peer, which is unnamed.",
        .sources = {posix("getpeername", "DESCRIPTION"), linux_man("unix(7)", "Address format"),
                    portable("socketpair", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::getpeername},
        .catches = {"socketpair.peer_unknown", "getpeername.writes_nothing"},
        .run =
            [](context& c) {
              const auto [first, second] = made_pair(c);
              c.expect(c.call(getpeername(second)), has_address(address::unix_unnamed()));
            },
    },
    {
        .id = "socketpair.end_shows_at_the_other",
        .says = "When one socket of a stream pair is closed, the other receives the end.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("recv(2)", "RETURN VALUE"),
                    portable("socket::recv", "summary")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::socketpair, op::close, op::recv},
        .catches = {"socketpair.end_is_a_reset"},
        .run =
            [](context& c) {
              const auto [first, second] = made_pair(c);
              c.given(close(first));
              c.expect(c.call(recv(second, 16)), ends());
            },
    },
    {
        .id = "socketpair.family_not_supported",
        .says = "An unknown family is refused with address_family_not_supported.",
        .sources = {posix("socketpair", "ERRORS"), linux_man("socketpair(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socketpair},
        .catches = {"socketpair.unknown_family_is_not_supported"},
        .run =
            [](context& c) {
              const auto seen = c.call(socketpair(raw(9999), "stream"));
              c.expect(seen, fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "socketpair.inet_not_supported",
        .says = "IP sockets cannot be created in pairs: operation_not_supported.",
        .sources = {posix("socketpair", "ERRORS"), linux_man("socketpair(2)", "ERRORS"),
                    portable("socketpair", "Errors")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::socketpair},
        .catches = {"socketpair.ip_is_an_unknown_family"},
        .run =
            [](context& c) {
              const auto seen = c.call(pair_of(c));
              c.expect(seen, fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "socketpair.protocol_not_supported",
        .says = "A protocol that the family does not have is refused with protocol_not_supported.",
        .sources = {posix("socketpair", "ERRORS"), linux_man("socketpair(2)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair},
        .catches = {"socketpair.protocol_ignored"},
        .run =
            [](context& c) {
              const auto seen = c.call(socketpair("unix", c.traits().type, raw(6)));
              c.expect(seen, fails_with(errc::protocol_not_supported));
            },
    },
    {
        .id = "socketpair.flags_apply_to_both",
        .says = "Flags given at creation apply to both sockets.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::fcntl},
        .catches = {"socketpair.flags_apply_to_the_first", "socketpair.flags_dropped"},
        .run =
            [](context& c) {
              const auto seen = c.given(pair_of(c, {"nonblocking"}));
              c.expect(c.call(fcntl_get(seen.made(0), "F_GETFL")), contains("flags", "O_NONBLOCK"));
              c.expect(c.call(fcntl_get(seen.made(1), "F_GETFL")), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "socketpair.close_on_exec_applies_to_both",
        .says = "With SOCK_CLOEXEC, neither socket is inherited by executed programs.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::fcntl},
        .catches = {"socketpair.flags_dropped"},
        .run =
            [](context& c) {
              const auto seen = c.given(pair_of(c, {"close_on_exec"}));
              c.expect(c.call(fcntl_get(seen.made(0), "F_GETFD")), contains("flags", "FD_CLOEXEC"));
              c.expect(c.call(fcntl_get(seen.made(1), "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "socketpair.no_flags_unless_asked",
        .says = "Without flags, both sockets block and are inherited by executed programs.",
        .sources = {posix("socketpair", "DESCRIPTION"), linux_man("socketpair(2)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::fcntl},
        .catches = {"socketpair.born_with_flags"},
        .run =
            [](context& c) {
              const auto pair = c.given(pair_of(c));
              for (const handle& each : {pair.made(0), pair.made(1)}) {
                c.expect(c.call(fcntl_get(each, "F_GETFL")), lacks("flags", "O_NONBLOCK"));
                c.expect(c.call(fcntl_get(each, "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
              }
            },
    },
    {
        .id = "socketpair.failure_leaves_the_array",
        .says = "A pair that cannot be created leaves the array of descriptors as it was.",
        .sources = {posix("socketpair", "RETURN VALUE"),
                    linux_man("socketpair(2)", "RETURN VALUE")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair},
        .catches = {"socketpair.protocol_ignored"},
        .run =
            [](context& c) {
              const auto seen = c.call(socketpair("unix", c.traits().type, raw(6)));
              c.expect(seen, fails());
              c.expect(seen::fact(seen.field("vector")), has("value", untouched_pair()));
            },
    },
    {
        .id = "socketpair.full_process_leaves_the_array",
        .says = "When there is no descriptor for a pair, the array is left as it was.",
        .sources = {posix("socketpair", "RETURN VALUE"),
                    linux_man("socketpair(2)", "RETURN VALUE")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::limit},
        .catches = {"socketpair.failure_clears_the_array", "limit.spares_one_more"},
        .run =
            [](context& c) {
              c.given(limit_descriptors(role::subject, 1));
              const auto seen = c.call(pair_of(c));
              c.expect(seen, fails());
              c.expect(seen::fact(seen.field("vector")), has("value", untouched_pair()));
            },
    },
    {
        .id = "socketpair.too_many_files_open",
        .says = "With one free descriptor a pair cannot be created: too_many_files_open.",
        .sources = {posix("socketpair", "ERRORS"), linux_man("socketpair(2)", "ERRORS"),
                    portable("socketpair", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::limit},
        .catches = {"socketpair.full_process_is_a_full_system", "limit.spares_one_more"},
        .run =
            [](context& c) {
              c.given(limit_descriptors(role::subject, 1));
              c.expect(c.call(pair_of(c)), fails_with(errc::too_many_files_open));
            },
    },
    {
        .id = "socketpair.failure_leaks_nothing",
        .says = "A pair that cannot be created leaves no descriptor open.",
        .sources = {posix("socketpair", "RETURN VALUE"),
                    linux_man("socketpair(2)", "RETURN VALUE")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socketpair, op::limit, op::census},
        .catches = {"socketpair.failure_leaks"},
        .run =
            [](context& c) {
              // given
              const auto before = c.given(census(role::subject)).field("numbers");
              c.given(limit_descriptors(role::subject, 1));
              // when
              c.call(pair_of(c));
              // then
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> socketpair_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
