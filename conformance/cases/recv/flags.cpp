// recv(): what its flags ask for; recvfrom(): who sent.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause recv_cases[] = {
    {
        .id = "recv.peek_leaves_data",
        .says = "Data that was peeked at is received again.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("message_flags", "peek"), winsock("recv", "MSG_PEEK")},
        .kinds = plain_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.peek_consumes", "recv.peek_dropped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.given(recv(mine, 16, {"MSG_PEEK"}));
              // when, then
              c.expect(c.at_once(recv(mine, 16)), receives("hello"));
            },
    },
    {
        .id = "recv.short_peek_keeps_the_message",
        .says = "Peeking at a part of a message does not discard the rest.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("message_flags", "peek")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.peek_consumes", "recv.peek_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              c.given(recv(mine, 5, {"MSG_PEEK"}));
              c.expect(c.call(recv(mine, 16, {"MSG_DONTWAIT"})), receives("hello, world"));
            },
    },
    {
        .id = "recv.truncated_length",
        .says = "MSG_TRUNC returns the length of the whole datagram.",
        .sources = {linux_man("recv(2)", "DESCRIPTION")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.truncated_length_is_the_buffers", "recv.truncation_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              c.expect(c.call(recv(mine, 5, {"MSG_TRUNC"})), counts(12));
            },
    },
    {
        .id = "recv.urgent_data_is_out_of_line",
        .says = "Urgent data is not among the data of the stream; MSG_OOB receives it.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("tcp(7)", "DESCRIPTION"),
                    winsock("recv", "MSG_OOB")},
        .kinds = tcp,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.urgent_data_is_inline"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.urgent_data_arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 16)), receives("ab"));
              c.expect(c.call(recv(mine, 16, {"MSG_OOB"})), receives("!"));
            },
    },
    {
        .id = "recv.no_urgent_data",
        .says = "MSG_OOB without urgent data fails with invalid_argument or would block.",
        .sources = {posix("recv", "ERRORS"), linux_man("tcp(7)", "DESCRIPTION"),
                    portable("message_flags", "out_of_band")},
        .kinds = tcp,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.no_urgent_data_is_the_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(recv(mine, 16, {"MSG_OOB"})),
                       any_of({fails_with(errc::invalid_argument),
                               fails_with(errc::operation_would_block)}));
            },
    },
    {
        .id = "recv.not_connected",
        .says = "Receiving on a socket that needs a connection and has none fails with "
                "not_connected.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS"),
                    portable("socket::recv", "Errors"), winsock("recv", "WSAENOTCONN"),
                    rfc("9293", "3.9.1.3"), rfc("9293", "3.10.3")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .needs = {op::recv},
        .catches = {"recv.not_connected_is_the_end"},
        .run =
            [](context& c) {
              c.expect(c.call(recv(c.socket(), 16)), fails_with(errc::not_connected));
            },
    },
    {
        .id = "recv.connection_reset",
        .says = "After the peer has reset the connection, receiving fails with connection_reset.",
        .sources = {posix("recv", "ERRORS"), rfc("9293", "3.10.7.4"),
                    portable("socket::recv", "Errors"), winsock("recv", "WSAECONNRESET"),
                    posix("2.10.15", "Asynchronous Errors"), rfc("9293", "3.5.3")},
        .kinds = tcp,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.reset_is_the_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.reset(theirs);
              c.arrived(mine);
              c.expect(c.call(recv(mine, 16)), fails_with(errc::connection_reset));
            },
    },
    {
        .id = "recv.refused_datagram",
        .says = "When nobody received the datagram before, a connected socket reports "
                "connection_refused.",
        .sources = {rfc("1122", "4.1.3.3"), linux_man("udp(7)", "Error handling"),
                    rfc("792", "Destination Unreachable Message"), rfc("4443", "3.1"),
                    rfc("1122", "4.1.3.1"), rfc("1122", "3.3.8")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recv},
        .catches = {"recv.refusals_are_unreachable_hosts"},
        .run =
            [](context& c) {
              // given a refusal that has come back
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "first"));
              c.arrived(h, "POLLERR");
              // when, then
              c.expect(c.call(recv(h, 16)), fails_with(errc::connection_refused));
            },
    },
    {
        .id = "recv.bad_file_descriptor",
        .says = "Receiving on a closed socket fails with bad_file_descriptor.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("recv", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::recv, op::close},
        .catches = {"recv.closed_is_the_end"},
        .run =
            [](context& c) {
              const auto h = c.connected().mine;
              c.given(close(h));
              c.expect(c.call(recv(h, 16)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "recv.not_a_socket",
        .says = "Receiving on a file fails with not_a_socket.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::recv, op::open_file},
        .catches = {"recv.reads_files"},
        .run =
            [](context& c) {
              c.expect(c.call(recv(c.file(), 16)), fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(recv_cases));

constexpr clause recvfrom_cases[] = {
    {
        .id = "recvfrom.sender",
        .says = "The address of a datagram's sender is given with it.",
        .sources = {posix("recvfrom", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recvfrom", "summary"), winsock("recvfrom", "Remarks"),
                    rfc("768", "User Interface"), winsock("recvfrom", "Parameters")},
        .kinds = datagram_kinds,
        .modes = all_modes,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.sender_is_oneself", "recvfrom.sender_not_written"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "hello", c.local(mine)));
              c.arrived(mine);
              // when, then
              const auto from = c.local(theirs);
              c.expect(c.call(recvfrom(mine, 16)), all_of({receives("hello"), has_address(from)}));
            },
    },
    {
        .id = "recvfrom.unnamed_sender",
        .says = "A sender without a name is given as an address without one.",
        .sources = {linux_man("unix(7)", "Address format"),
                    portable("socket::recvfrom", "summary")},
        .kinds = unix_dgram,
        .modes = any_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.sender_is_oneself", "recvfrom.length_left_alone"},
        .run =
            [](context& c) {
              const auto mine = c.bound();
              c.given(sendto(c.peer_socket(), "hello", c.local(mine)));
              c.arrived(mine);
              c.expect(c.call(recvfrom(mine, 16)), has("address_length", 0));
            },
    },
    {
        .id = "recvfrom.cut_message_counts_what_fits",
        .says = "Of a message that did not fit, as many bytes are counted as the buffer holds.",
        .sources = {posix("recvfrom", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recvfrom", "summary"), winsock("recvfrom", "WSAEMSGSIZE")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.counts_what_is_lost"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              c.expect(c.call(recvfrom(mine, 7)), fills_the_buffer_with("hello, "));
            },
    },
    {
        .id = "recvfrom.empty_buffer",
        .says = "As recv, it discards a datagram that is received into an empty buffer; our layer "
                "receives nothing.",
        .sources = {posix("recvfrom", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recvfrom", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.empty_buffer_takes_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.given(send(theirs, "two"));
              c.arrived(mine);
              c.given(recvfrom(mine, 0));
              // when, then
              c.expect(c.eventually(recvfrom(mine, 16)),
                       by_document{.posix = receives("two"), .portable = receives("one")});
            },
    },
    {
        .id = "recvfrom.short_address_buffer",
        .says = "An address that does not fit is cut, and its whole length is given.",
        .sources = {posix("recvfrom", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    winsock("recvfrom", "WSAEFAULT")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.length_cut_to_the_buffer", "recvfrom.length_left_alone"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "hello", c.local(mine)));
              c.arrived(mine);
              const int whole = c.traits().family == "inet" ? 16 : 28;
              c.expect(c.call(with_address_buffer(recvfrom(mine, 16), 4, 4)),
                       refuses_short_buffers_or(has("address_length", whole)));
            },
    },
    {
        .id = "recvfrom.without_address",
        .says = "Who does not ask for the sender's address receives the datagram all the same.",
        .sources = {posix("recvfrom", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.needs_an_address"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "hello", c.local(mine)));
              c.arrived(mine);
              c.expect(c.call(with_null_address(recvfrom(mine, 16))), receives("hello"));
            },
    },
};
static_assert(well_formed(recvfrom_cases));

}  // namespace

std::span<const clause> recv_flags_clauses() {
  return recv_cases;
}
std::span<const clause> recvfrom_clauses() {
  return recvfrom_cases;
}

}  // namespace sockspec::conformance
