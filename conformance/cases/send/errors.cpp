// send(): errors; sendto(): where it goes.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause send_cases[] = {
    {
        .id = "send.not_connected",
        .says = "Sending on a socket that needs a connection and has none fails with "
                "not_connected.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    winsock("send", "WSAENOTCONN"), rfc("9293", "3.9.1.2"), rfc("9293", "3.10.2")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.unconnected_is_a_bad_argument"},
        .run =
            [](context& c) {
              const auto seen = c.call(c.quietly(send(c.socket(), "hello")));
              c.expect(seen, fails_with(errc::not_connected));
            },
    },
    {
        .id = "send.no_destination",
        .says = "Sending a datagram without a destination fails with destination_address_required "
                "or not_connected.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.unconnected_is_a_bad_argument"},
        .run =
            [](context& c) {
              c.expect(c.call(send(c.socket(), "hello")),
                       any_of({fails_with(errc::destination_address_required),
                               fails_with(errc::not_connected)}));
            },
    },
    {
        .id = "send.peer_closed",
        .says = "Sending to a peer that has closed fails with broken_pipe, at once.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("socket::send", "Errors")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.closed_peers_take_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(close(theirs));
              c.expect(c.call(c.quietly(send(mine, "hello"))), fails_with(errc::broken_pipe));
            },
    },
    {
        .id = "send.peer_reset",
        .says = "Sending after the peer has reset the connection fails with connection_reset or "
                "broken_pipe.",
        .sources = {posix("send", "ERRORS"), rfc("9293", "3.10.7.4"),
                    portable("socket::send", "Errors"), winsock("send", "WSAECONNRESET"),
                    rfc("9293", "3.5.1")},
        .kinds = tcp,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.closed_peers_take_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.reset(theirs);
              c.arrived(mine);
              c.expect(c.call(c.quietly(send(mine, "hello"))),
                       any_of({fails_with(errc::connection_reset), fails_with(errc::broken_pipe)}));
            },
    },
    {
        .id = "send.refused_by_the_one_before",
        .says = "When nobody received the datagram before, a connected socket reports "
                "connection_refused.",
        .sources = {rfc("1122", "4.1.3.3"), linux_man("udp(7)", "Error handling"),
                    rfc("1122", "3.2.2.1")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.refusals_are_forgotten"},
        .run =
            [](context& c) {
              // given a refusal that has come back
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "first"));
              c.arrived(h, "POLLERR");
              // when, then
              c.expect(c.call(send(h, "second")), fails_with(errc::connection_refused));
            },
    },
    {
        .id = "send.no_urgent_datagrams",
        .says = "Urgent data on a datagram socket is refused with operation_not_supported.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    winsock("send", "WSAEOPNOTSUPP")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.urgency_is_ignored"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(send(mine, "!", {"MSG_OOB"})),
                       fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "send.bad_file_descriptor",
        .says = "Sending on a closed socket fails with bad_file_descriptor.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("send", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::send, op::close},
        .catches = {"send.closed_is_not_connected"},
        .run =
            [](context& c) {
              const auto h = c.connected().mine;
              c.given(close(h));
              c.expect(c.call(send(h, "hello")), fails_on_a_closed_socket());
            },
    },
    {
        .id = "send.not_a_socket",
        .says = "Sending on a file fails with not_a_socket.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::send, op::open_file},
        .catches = {"send.writes_files"},
        .run =
            [](context& c) {
              c.expect(c.call(send(c.file(), "hello")), fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(send_cases));

constexpr clause sendto_cases[] = {
    {
        .id = "sendto.waits_for_the_receiver",
        .says = "Where the receiver's queue is full, sending waits until there is room in it.",
        .sources = {posix("sendto", "DESCRIPTION"), portable("socket::sendto", "Blocks")},
        .kinds = unix_dgram,
        .modes = waiting_modes,
        .needs = {op::sendto},
        .catches = {"sendto.does_not_wait_for_the_receiver"},
        .run =
            [](context& c) {
              // given a queue that is full
              const auto [mine, theirs] = c.bound_pair();
              const auto there = c.local(theirs);
              c.call(c.repeated_until_full(sendto(mine, "early", there, {"MSG_DONTWAIT"})));
              const auto sending = c.start(sendto(mine, "late", there));
              c.expect_blocked(sending);
              // when
              c.given(recv(theirs, 16));
              // then
              c.expect(c.finish(sending), counts(4));
            },
    },
    {
        .id = "sendto.reaches_the_address",
        .says = "A datagram goes to the address that is given.",
        .sources = {posix("sendto", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::sendto", "summary"), winsock("sendto", "Remarks"),
                    rfc("768", "User Interface"), winsock("sendto", "Parameters")},
        .kinds = datagram_kinds,
        .modes = all_modes,
        .needs = {op::sendto},
        .catches = {"sendto.takes_and_loses"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(mine, "hello", c.local(theirs)));
              c.given(sendto(mine, "barrier", c.local(theirs)));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "sendto.binds_the_sender",
        .says = "Sending gives an unbound IP socket a port.",
        .sources = {linux_man("udp(7)", "DESCRIPTION"), rfc("768", "Fields"),
                    portable("socket::sendto", "summary"), winsock("sendto", "Remarks")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto, op::getsockname},
        .catches = {"sendto.port_not_told"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(sendto(h, "hello", c.local(c.bound(role::peer))));
              c.expect(seen::fact(c.local(h).port()), at_least(1));
            },
    },
    {
        .id = "sendto.no_such_path",
        .says = "A path that does not exist is reported as no_such_file_or_directory.",
        .sources = {posix("sendto", "ERRORS"), linux_man("unix(7)", "ERRORS"),
                    portable("socket::sendto", "Errors")},
        .kinds = unix_dgram,
        .modes = all_modes,
        .needs = {op::sendto},
        .catches = {"sendto.missing_paths_are_refusals"},
        .run =
            [](context& c) {
              const auto nowhere = address::unix_path(c.free_path());
              c.expect(c.call(sendto(c.socket(), "hello", nowhere)),
                       fails_with(errc::no_such_file_or_directory));
            },
    },
    {
        .id = "sendto.refused",
        .says = "A path that no socket is bound to is reported as connection_refused.",
        .sources = {linux_man("unix(7)", "ERRORS"), portable("socket::sendto", "Errors")},
        .kinds = unix_dgram | unix_dgram_abstract,
        .modes = all_modes,
        .needs = {op::sendto},
        .catches = {"sendto.refusals_are_missing_paths"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              c.expect(c.call(sendto(c.socket(), "hello", nobody)),
                       fails_with(errc::connection_refused));
            },
    },
    {
        .id = "sendto.broadcast_needs_permission",
        .says = "Without SO_BROADCAST, sending to a broadcast address fails with "
                "permission_denied.",
        .sources = {posix("sendto", "DESCRIPTION"), linux_man("ip(7)", "ERRORS"),
                    portable("socket::sendto", "Errors"), winsock("sendto", "WSAEACCES")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.broadcast_is_an_unknown_network"},
        .run =
            [](context& c) {
              const auto everybody = address::inet("255.255.255.255", 9);
              c.expect(c.call(sendto(c.socket(), "hello", everybody)),
                       fails_with(errc::permission_denied));
            },
    },
    {
        .id = "sendto.port_zero",
        .says =
            "A datagram cannot be sent to port 0: invalid_argument; our layer reports, as other "
            "systems, address_not_available.",
        .sources = {linux_man("udp(7)", "ERRORS"), portable("socket::sendto", "Errors")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.port_zero_is_taken"},
        .run =
            [](context& c) {
              c.expect(c.call(sendto(c.socket(), "hello", c.loopback(0))),
                       by_document{.linux_man = fails_with(errc::invalid_argument),
                                   .portable = fails_with(errc::address_not_available)});
            },
    },
    {
        .id = "sendto.other_family",
        .says = "An address of a family that the socket cannot send to is refused with "
                "address_family_not_supported.",
        .sources = {posix("sendto", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    winsock("sendto", "WSAEAFNOSUPPORT")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.other_families_are_bad_arguments"},
        .run =
            [](context& c) {
              c.expect(c.call(sendto(c.socket(), "hello", c.loopback_of_the_other_family(9))),
                       fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "sendto.connected_stream",
        .says = "On a connected stream the address is ignored, or already_connected is reported.",
        .sources = {posix("sendto", "DESCRIPTION"), linux_man("send(2)", "ERRORS"),
                    winsock("sendto", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.streams_lose_the_peer"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(sendto(mine, "hello", c.free_address())),
                       any_of({counts(5), fails_with(errc::already_connected)}));
            },
    },
    {
        .id = "sendto.connected_datagram",
        .level = unspecified,
        .says = "Whether a connected datagram socket sends to another address is left open.",
        .sources = {posix("sendto", "ERRORS"), linux_man("send(2)", "ERRORS")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.takes_and_loses", "sendto.address_ignored"},
        .run =
            [](context& c) {
              // given somebody else than the peer
              const auto [mine, theirs] = c.connected();
              const auto other = c.bound(role::peer);
              // when
              const auto sent = c.call(sendto(mine, "hello", c.local(other)));
              const auto seen = sent.ok() ? c.eventually(recv(other, 16, {"MSG_DONTWAIT"})) : sent;
              // then
              c.classify(seen, {{"sends_there", receives("hello")},
                                {"refuses", fails_with(errc::already_connected)}});
            },
    },
};
static_assert(well_formed(sendto_cases));

}  // namespace

std::span<const clause> send_error_clauses() {
  return send_cases;
}
std::span<const clause> sendto_clauses() {
  return sendto_cases;
}

}  // namespace sockspec::conformance
