// getsockname(), getpeername(): what the documents leave open: the names of sockets that have none,
// or that are in unusual states.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

std::vector<behaviour> lengths_without_a_name() {
  return {{"the_family_alone", has("address_length", 2)},
          {"nothing", has("address_length", 0)},
          {"an_empty_name", has("address_length", 16)},
          {"the_whole_structure", has("address_length", 110)}};
}

std::vector<behaviour> named_or_not(const address& before) {
  return {{"names_it", has_address(before)},
          {"names_another", succeeds()},
          {"not_connected", fails_with(errc::not_connected)},
          {"invalid", fails_with(errc::invalid_argument)},
          {"reset", fails_with(errc::connection_reset)}};
}

handle reset_by_the_peer(context& c, const connection& ends) {
  c.reset(ends.theirs);
  c.arrived(ends.mine);
  return ends.mine;
}

constexpr clause getsockname_cases[] = {
    {
        .id = "getsockname.unnamed_length",
        .level = unspecified,
        .says = "How long the address of a UNIX socket without a name is is left open.",
        .sources = {posix("getsockname", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.length_left_alone"},
        .run =
            [](context& c) {
              c.classify(c.call(getsockname(c.socket())), lengths_without_a_name());
            },
    },
    {
        .id = "getsockname.not_bound",
        .level = unspecified,
        .says = "What the name of an IP socket is that was not bound is left open.",
        .sources = {posix("getsockname", "DESCRIPTION")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.unbound_is_invalid"},
        .run =
            [](context& c) {
              c.classify(c.call(getsockname(c.socket())),
                         {{"the_wildcard", has_address(c.wildcard(0))},
                          {"another_address", succeeds()},
                          {"invalid", fails_with(errc::invalid_argument)}});
            },
    },
    {
        .id = "getsockname.after_shutdown",
        .level = unspecified,
        .says = "Whether a socket that was shut down keeps its name is left open.",
        .sources = {posix("getsockname", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getsockname, op::shutdown},
        .catches = {"shutdown.closes"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const auto before = c.local(mine);
              c.given(shutdown(mine, "both"));
              c.classify(c.call(getsockname(mine)), named_or_not(before));
            },
    },
    {
        .id = "getsockname.after_a_refusal",
        .level = unspecified,
        .says = "Whether a socket has a port whose connection was refused is left open.",
        .sources = {posix("connect", "APPLICATION USAGE"), posix("getsockname", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockname, op::connect},
        .catches = {"getsockname.refusals_turn_the_port"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.call(connect(h, nobody));
              c.classify(seen::fact(c.call(getsockname(h)).address().port()),
                         {{"none", has_value(0)}, {"keeps_it", at_least(1)}});
            },
    },
    {
        .id = "getsockname.after_the_peers_reset",
        .level = unspecified,
        .says = "Whether a socket keeps its name whose connection was reset is left open.",
        .sources = {posix("getsockname", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getsockname},
        .catches = {"getsockname.resets_take_the_name"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              const auto before = c.local(ends.mine);
              c.classify(c.call(getsockname(reset_by_the_peer(c, ends))), named_or_not(before));
            },
    },
};
static_assert(well_formed(getsockname_cases));

constexpr clause getpeername_cases[] = {
    {
        .id = "getpeername.unnamed_length",
        .level = unspecified,
        .says = "How long the address of a peer without a name is is left open.",
        .sources = {posix("getpeername", "DESCRIPTION")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::getpeername},
        .catches = {"getpeername.length_left_alone"},
        .run =
            [](context& c) {
              c.classify(c.call(getpeername(c.accepted().mine)), lengths_without_a_name());
            },
    },
    {
        .id = "getpeername.after_the_peers_reset",
        .level = unspecified,
        .says = "Whether a socket knows its peer whose connection was reset is left open.",
        .sources = {posix("getpeername", "ERRORS")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getpeername},
        .catches = {"getpeername.resets_are_turned_round"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              const auto peer = c.given(getpeername(ends.mine)).address();
              c.classify(c.call(getpeername(reset_by_the_peer(c, ends))), named_or_not(peer));
            },
    },
    {
        .id = "getpeername.while_connecting",
        .level = unspecified,
        .says = "Whether a socket has a peer while its connection is being made is left open.",
        .sources = {posix("getpeername", "ERRORS")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::getpeername, op::connect},
        .catches = {"getpeername.names_who_was_asked"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.call(connect(h, there));
              c.classify(c.call(getpeername(h)), named_or_not(there));
            },
    },
    {
        .id = "getpeername.after_a_refusal",
        .level = unspecified,
        .says = "Whether a socket has a peer whose connection was refused is left open.",
        .sources = {posix("connect", "APPLICATION USAGE"), posix("getpeername", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::getpeername, op::connect},
        .catches = {"getpeername.names_who_was_asked"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.call(connect(h, nobody));
              c.classify(c.call(getpeername(h)), named_or_not(nobody));
            },
    },
    {
        .id = "getpeername.after_a_refused_datagram",
        .level = unspecified,
        .says = "Whether a datagram socket keeps its peer when that refuses is left open.",
        .sources = {posix("getpeername", "DESCRIPTION")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::getpeername, op::send, op::recv},
        .catches = {"getpeername.refusal_takes_the_peer"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "x"));
              c.arrived(h, "POLLERR");
              c.call(recv(h, 16, {"MSG_DONTWAIT"}));
              c.classify(c.call(getpeername(h)), named_or_not(nobody));
            },
    },
};
static_assert(well_formed(getpeername_cases));

}  // namespace

std::span<const clause> getsockname_left_open_clauses() {
  return getsockname_cases;
}
std::span<const clause> getpeername_left_open_clauses() {
  return getpeername_cases;
}

}  // namespace sockspec::conformance
