// connect(): what the documents leave open: destinations of unusual sorts, and sockets in unusual
// states.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// A bound socket of the peer's that others can connect to, or send to.
handle server_on(context& c, const address& where) {
  const handle h = c.peer_socket();
  c.given(bind(h, where));
  if (is_connection_oriented(c.which())) c.given(listen(h));
  return h;
}

matcher address_is_refused() {
  return any_of({fails_with(errc::address_not_available), fails_with(errc::invalid_argument)});
}

matcher is_unreachable() {
  return any_of({fails_with(errc::network_unreachable), fails_with(errc::host_unreachable)});
}

/// Nonblocking: the refusal has come back, was told, and is forgotten.
handle refused_and_told(context& c, const address& there) {
  const auto h = c.socket();
  const auto asked = c.call(connect(h, there));
  if (asked.error() == errc::operation_in_progress) {
    c.arrived(h, "POLLOUT");
    c.given(getsockopt(h, "SOL_SOCKET", "SO_ERROR", shape::error));
  }
  return h;
}

constexpr clause clauses[] = {
    {
        .id = "connect.to_the_wildcard",
        .level = unspecified,
        .says = "Whether a connection to the wildcard address reaches the host itself is left "
                "open.",
        .sources = {posix("connect", "ERRORS"), rfc("1122", "3.2.1.3")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.wildcard_is_a_stranger"},
        .run =
            [](context& c) {
              const auto there = c.local(server_on(c, c.wildcard(0)));
              c.classify(c.call(connect(c.socket(), there)),
                         {{"reaches_the_host", succeeds()},
                          {"address_refused", address_is_refused()},
                          {"unreachable", is_unreachable()},
                          {"refused", fails_with(errc::connection_refused)}});
            },
    },
    {
        .id = "connect.datagrams_to_the_wildcard",
        .level = unspecified,
        .says = "What the peer of a datagram socket is that was connected to the wildcard address "
                "is left open.",
        .sources = {posix("connect", "DESCRIPTION"), rfc("1122", "3.2.1.3")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::connect, op::getpeername},
        .catches = {"connect.wildcard_is_a_stranger"},
        .run =
            [](context& c) {
              const auto there = c.local(server_on(c, c.wildcard(0)));
              const auto h = c.socket();
              const auto made = c.call(connect(h, there));
              const auto seen = made.ok() ? c.call(getpeername(h)) : made;
              c.classify(seen, {{"the_wildcard", has_address(there)},
                                {"the_host", succeeds()},
                                {"address_refused", address_is_refused()},
                                {"unreachable", is_unreachable()}});
            },
    },
    {
        .id = "connect.port_zero",
        .level = unspecified,
        .says = "How a connection to port 0 fails is left open.",
        .sources = {posix("connect", "ERRORS"), rfc("9293", "3.1")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.port_zero_is_a_bad_address"},
        .run =
            [](context& c) {
              c.classify(c.call(connect(c.socket(), c.loopback(0))),
                         {{"refused", fails_with(errc::connection_refused)},
                          {"address_refused", address_is_refused()}});
            },
    },
    {
        .id = "connect.datagrams_to_port_zero",
        .level = unspecified,
        .says = "Whether a datagram socket can be connected to port 0 is left open.",
        .sources = {posix("connect", "ERRORS"), rfc("768", "Fields")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.port_zero_is_a_bad_address"},
        .run =
            [](context& c) {
              c.classify(c.call(connect(c.socket(), c.loopback(0))),
                         {{"takes_it", succeeds()}, {"address_refused", address_is_refused()}});
            },
    },
    {
        .id = "connect.broadcast_of_streams",
        .level = unspecified,
        .says = "How a connection to a broadcast address fails is left open.",
        .sources = {posix("connect", "ERRORS")},
        .kinds = tcp4,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.broadcast_is_a_bad_address"},
        .run =
            [](context& c) {
              c.classify(c.call(connect(c.socket(), address::inet("127.255.255.255", 9))),
                         {{"not_permitted", fails_with(errc::permission_denied)},
                          {"unreachable", is_unreachable()},
                          {"address_refused", address_is_refused()},
                          {"refused", fails_with(errc::connection_refused)}});
            },
    },
    {
        .id = "connect.scope_of_a_global_address",
        .level = unspecified,
        .says = "Whether the scope of a destination that needs none is looked at is left open.",
        .sources = {rfc("3493", "3.3")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.looks_at_every_scope"},
        .run =
            [](context& c) {
              const auto there = c.local(server_on(c, c.loopback(0)));
              c.classify(
                  c.call(connect(c.socket(), address::inet6(there.host(), there.port(), 7777))),
                  {{"ignores_it", succeeds()},
                   {"address_refused", address_is_refused()},
                   {"unreachable", is_unreachable()}});
            },
    },
    {
        .id = "connect.link_local_without_scope",
        .level = unspecified,
        .says = "What becomes of a link-local destination without a scope is left open.",
        .sources = {rfc("4007", "6")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.link_local_needs_no_scope"},
        .run =
            [](context& c) {
              c.classify(c.call(connect(c.socket(), address::inet6("fe80::1", 9))),
                         {{"takes_a_default", succeeds()},
                          {"address_refused", address_is_refused()},
                          {"unreachable", is_unreachable()}});
            },
    },
    {
        .id = "connect.datagrams_to_itself",
        .level = unspecified,
        .says = "Whether a datagram socket can be its own peer is left open.",
        .sources = {posix("connect", "DESCRIPTION")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::send, op::recv},
        .catches = {"connect.datagrams_need_another"},
        .run =
            [](context& c) {
              const auto h = c.bound();
              const auto made = c.call(connect(h, c.local(h)));
              if (made.ok()) c.given(send(h, "hello"));
              const auto seen = made.ok() ? c.eventually(recv(h, 16, {"MSG_DONTWAIT"})) : made;
              c.classify(seen, {{"receives_its_own", receives("hello")},
                                {"address_refused", address_is_refused()},
                                {"is_connected", fails_with(errc::already_connected)}});
            },
    },
    {
        .id = "connect.unix_datagrams_of_strangers",
        .level = unspecified,
        .says = "What becomes of a message to a UNIX datagram socket that has another peer is left "
                "open.",
        .sources = {posix("sendto", "ERRORS"), posix("connect", "DESCRIPTION")},
        .kinds = unix_dgram,
        .modes = any_mode,
        .needs = {op::connect, op::sendto},
        .catches = {"connect.strangers_are_ignored"},
        .run =
            [](context& c) {
              // given a socket of the peer's that is connected to another one
              const auto theirs = c.bound(role::peer);
              c.given(connect(theirs, c.local(c.bound(role::peer))));
              // when
              const auto sent = c.call(sendto(c.bound(), "hello", c.local(theirs)));
              // then
              c.classify(sent, {{"refuses", fails_with(errc::operation_not_permitted)},
                                {"is_connected", fails_with(errc::already_connected)},
                                {"takes_it", succeeds()}});
            },
    },
    {
        .id = "connect.again_after_its_time_out",
        .level = unspecified,
        .says = "What connecting again says after the time of the first call was over is left "
                "open.",
        .sources = {posix("connect", "APPLICATION USAGE"), posix("setsockopt", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = timeout_mode,
        .needs = {op::connect, op::setsockopt},
        .catches = {"connect.timed_out_for_good"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.set_timeout(h, c.short_wait());
              c.call(connect(h, there));
              c.classify(c.call(connect(h, there)),
                         {{"goes_on", fails_with(errc::connection_already_in_progress)},
                          {"waits_again", any_of({fails_with(errc::operation_in_progress),
                                                  fails_with(errc::operation_would_block)})},
                          {"has_ended", any_of({fails_with(errc::invalid_argument),
                                                fails_with(errc::connection_aborted),
                                                fails_with(errc::timed_out)})}});
            },
    },
    {
        .id = "connect.after_a_refusal_that_was_told",
        .level = unspecified,
        .says = "Whether a socket can be connected whose refusal came later, and was read from "
                "SO_ERROR, is left open.",
        .sources = {posix("connect", "APPLICATION USAGE")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::getsockopt},
        .catches = {"connect.told_refusals_last"},
        .run =
            [](context& c) {
              // given an address where somebody listens when it has been refused
              const auto other = c.bound(role::peer);
              const auto h = refused_and_told(c, c.local(other));
              c.given(listen(other));
              // when
              const auto seen = c.call(connect(h, c.local(other)));
              // then
              c.classify(seen,
                         {{"can", any_of({succeeds(), fails_with(errc::operation_in_progress)})},
                          {"aborted", fails_with(errc::connection_aborted)},
                          {"invalid", fails_with(errc::invalid_argument)},
                          {"refused", fails_with(errc::connection_refused)}});
            },
    },
    {
        .id = "connect.dissolving_a_listener",
        .level = unspecified,
        .says = "What connecting a listener to no address does is left open.",
        .sources = {posix("connect", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::listen},
        .catches = {"connect.spares_listeners"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              const auto there = c.local(listener);
              const auto dissolved = c.call(connect(listener, address::unspecified()));
              const auto seen =
                  dissolved.ok() ? c.call(connect(c.peer_socket(), there)) : dissolved;
              c.classify(seen, {{"ends_listening", fails_with(errc::connection_refused)},
                                {"does_nothing", succeeds()},
                                {"refuses_the_family",
                                 any_of({fails_with(errc::address_family_not_supported),
                                         fails_with(errc::invalid_argument)})},
                                {"refuses", any_of({fails_with(errc::operation_not_supported),
                                                    fails_with(errc::already_connected)})}});
            },
    },
    {
        .id = "connect.dissolving_nothing",
        .level = unspecified,
        .says = "What connecting a socket that has no peer to no address does is left open.",
        .sources = {posix("connect", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.dissolving_needs_a_peer"},
        .run =
            [](context& c) {
              c.classify(
                  c.call(connect(c.socket(), address::unspecified())),
                  {{"does_nothing", succeeds()},
                   {"is_not_connected", fails_with(errc::not_connected)},
                   {"refuses_the_family", any_of({fails_with(errc::address_family_not_supported),
                                                  fails_with(errc::socket_type_not_supported),
                                                  fails_with(errc::invalid_argument)})}});
            },
    },
    {
        .id = "connect.dissolved_port",
        .level = unspecified,
        .says = "Whether a socket that was never bound has a port after it was connected and "
                "dissolved is left open.",
        .sources = {posix("connect", "DESCRIPTION")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::connect, op::getsockname},
        .catches = {"connect.dissolving_keeps_the_port"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(connect(h, c.local(c.bound(role::peer))));
              c.call(connect(h, address::unspecified()));
              c.classify(seen::fact(c.call(getsockname(h)).address().port()),
                         {{"gives_it_back", has_value(0)}, {"keeps_it", at_least(1)}});
            },
    },
    {
        .id = "connect.to_a_shut_down_listener",
        .level = unspecified,
        .says = "What becomes of clients of a listener that was shut down is left open.",
        .sources = {posix("shutdown", "DESCRIPTION"), portable("socket::shutdown", "Platforms")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::connect, op::shutdown},
        .catches = {"shutdown.both_is_write_alone"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              const auto there = c.local(listener);
              c.call(shutdown(listener, "both"));
              const auto connecting = c.start(connect(c.blocking_socket(), there));
              const auto seen = c.has_blocked(connecting)
                                    ? c.finish_if_it_returns(connecting, c.silence())
                                    : c.finish(connecting);
              c.classify(seen, {{"refused", fails_with(errc::connection_refused)},
                                {"wait", does_not_return()},
                                {"get_in", succeeds()}});
            },
    },
    {
        .id = "connect.closed_while_it_waits",
        .level = unspecified,
        .says = "What becomes of a call that waits for a connection to be made while another "
                "thread closes the socket is left open.",
        .sources = {posix("close", "DESCRIPTION"),
                    linux_man("close(2)", "Multithreaded processes and close()")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = blocking_mode,
        .needs = {op::connect, op::close},
        .catches = {"connect.ends_when_it_is_closed"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.full_listener();
              const auto h = c.socket();
              const auto connecting = c.start(connect(h, c.local(listener)));
              c.until_blocked(connecting);
              // when: there is room again
              c.given(close(h));
              c.given(accept(listener));
              // then
              c.classify(c.finish(connecting),
                         {{"goes_on", succeeds()},
                          {"bad_descriptor", fails_with(errc::bad_file_descriptor)},
                          {"aborted", any_of({fails_with(errc::connection_aborted),
                                              fails_with(errc::interrupted)})}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_left_open_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
