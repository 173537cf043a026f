// recv(): data, messages, the end of a stream.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "recv.receives_data",
        .says = "What the peer sent is received, byte for byte.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "summary"), winsock("recv", "Return value"),
                    winsock("recv", "Parameters")},
        .kinds = all_kinds,
        .modes = all_modes,
        .needs = {op::recv},
        .catches = {"recv.exact_fit_loses_a_byte"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 5)), receives("hello"));
            },
    },
    {
        .id = "recv.accepted_receives_data",
        .says = "An accepted socket receives what the peer sent.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "summary"), winsock("recv", "Return value")},
        .kinds = connection_kinds,
        .modes = all_modes,
        .needs = {op::recv, op::accept},
        .catches = {"recv.exact_fit_loses_a_byte"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.accepted();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.expect(c.call(recv(mine, 5)), receives("hello"));
            },
    },
    {
        .id = "recv.rest_stays_in_the_stream",
        .says = "What does not fit into the buffer stays in the stream.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "summary"), winsock("recv", "Remarks")},
        .kinds = plain_stream_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.stream_rest_discarded", "recv.exact_fit_loses_a_byte",
                    "buffer.poison_is_left_out"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 5)), receives("hello"));
              c.expect(c.call(recv(mine, 16)), receives(", world"));
            },
    },
    {
        .id = "recv.one_message_at_a_time",
        .says = "One call receives one message, however many have arrived.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "summary"), winsock("recv", "Remarks"),
                    posix("2.10.11", "Socket Receive Queue")},
        .kinds = plain_message_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.messages_coalesce", "buffer.poison_is_left_out"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.given(send(theirs, "two"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 16)), receives("one"));
              c.expect(c.eventually(recv(mine, 16)), receives("two"));
            },
    },
    {
        .id = "recv.excess_is_discarded",
        .says = "The part of a message that does not fit into the buffer is discarded.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "summary"), winsock("recv", "WSAEMSGSIZE")},
        .kinds = plain_message_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.excess_is_kept", "recv.exact_fit_loses_a_byte"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.given(send(theirs, "next"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 5)), fills_the_buffer_with("hello"));
              c.expect(c.eventually(recv(mine, 16)), receives("next"));
            },
    },
    {
        .id = "recv.order_is_kept",
        .says = "A stream delivers all bytes in the order in which they were sent.",
        .sources = {posix("send", "DESCRIPTION"), rfc("9293", "3.4"),
                    linux_man("socket(2)", "DESCRIPTION"), portable("socket::recv", "summary"),
                    posix("2.10.11", "Socket Receive Queue"), rfc("8684", "3.3")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.last_block_is_garbled", "data.checksum_is_that_of_the_beginning",
                    "recv.waitall_dropped", "recv.overruns_large_buffers"},
        .run =
            [](context& c) {
              // given a sender that fills every buffer on the way
              const auto [mine, theirs] = c.connected();
              constexpr int length = 300000;
              const auto sending = c.start(send(theirs, payload::ramp(length)));
              // when
              c.expect(c.call(recv(mine, 1000, {"MSG_WAITALL"})), receives(payload::ramp(1000)));
              // then: the pattern goes on where it was
              c.expect(c.call(recv(mine, length - 1000, {"MSG_WAITALL"})),
                       receives(payload::ramp(length).from(1000)));
              c.finish(sending);
            },
    },
    {
        .id = "recv.end_of_stream",
        .says = "When the peer has ended the stream, receiving returns 0, again and again.",
        .sources = {posix("recv", "RETURN VALUE"), linux_man("recv(2)", "RETURN VALUE"),
                    portable("socket::recv", "summary"), winsock("recv", "Return value")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.end_is_an_error", "recv.end_is_told_once"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 16)), ends());
              c.expect(c.call(recv(mine, 16)), ends());
            },
    },
    {
        .id = "recv.data_before_the_end",
        .says = "Data that was sent before the end of the stream is received before it.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    linux_man("recv(2)", "RETURN VALUE"), portable("socket::recv", "summary"),
                    winsock("closesocket", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.end_loses_data", "recv.end_is_an_error"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "last words"));
              c.given(close(theirs));
              c.arrived(mine, "POLLIN");
              // when, then
              c.expect(c.call(recv(mine, 16)), receives("last words"));
              c.arrived(mine);
              c.expect(c.call(recv(mine, 16)), ends());
            },
    },
    {
        .id = "recv.empty_datagram",
        .says = "A datagram without data is received as one, with 0 bytes.",
        .sources = {posix("recv", "RETURN VALUE"), rfc("768", "Fields"),
                    linux_man("recv(2)", "RETURN VALUE"), portable("socket::recv", "summary"),
                    winsock("recvfrom", "Remarks")},
        .kinds = plain_datagram_kinds,
        .modes = all_modes,
        .needs = {op::recv},
        .catches = {"recv.empty_datagrams_are_skipped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, ""));
              c.given(send(theirs, "next"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 16)), counts(0));
              c.expect(c.eventually(recv(mine, 16)), receives("next"));
            },
    },
    {
        .id = "recv.empty_buffer",
        .says =
            "Receiving a datagram into an empty buffer discards it; our layer receives nothing.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = all_modes,
        .needs = {op::recv},
        .catches = {"recv.empty_buffer_takes_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.given(send(theirs, "two"));
              c.arrived(mine);
              c.given(recv(mine, 0));
              // when, then
              c.expect(c.eventually(recv(mine, 16)),
                       by_document{.posix = receives("two"), .portable = receives("one")});
            },
    },
    {
        .id = "recv.after_own_shutdown",
        .says = "After shutting down the receiving side, receiving returns 0 at once.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("recv", "WSAESHUTDOWN")},
        .kinds = plain_stream_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::recv, op::shutdown},
        .catches = {"recv.own_shutdown_is_empty", "recv.end_is_an_error", "shutdown.read_ignored"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "read"));
              c.expect(c.call(recv(mine, 16)),
                       by_document{.posix = ends(),
                                   .winsock = fails_with(errc::socket_shut_down),
                                   .portable = ends()});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> recv_data_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
