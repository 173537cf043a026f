// Datagrams of one size in one buffer: UDP_SEGMENT and UDP_GRO of Linux, and our layer's calls.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

void expect_each(context& c, const handle& at, const std::vector<payload>& messages) {
  for (const auto& one : messages) {
    c.expect(c.eventually(recv(at, 16, {"MSG_DONTWAIT"})), receives(one));
  }
}

// The size of each datagram, an int in the order of the machine's bytes.
matcher tells_size(std::string_view hex) {
  return has("control", value::list{value::object{{"level", "IPPROTO_UDP"},
                                                  {"type", "UDP_GRO"},
                                                  {"raw", value::object{{"hex", hex}}}}});
}

constexpr clause option_cases[] = {
    {
        .id = "setsockopt.udp_segment_cuts",
        .says = "With UDP_SEGMENT, what one call sends is cut into datagrams of that size; the "
                "last has what is left.",
        .sources = {linux_man("udp(7)", "UDP_SEGMENT")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.segment_size_does_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "IPPROTO_UDP", "UDP_SEGMENT", integer(4)));
              c.given(send(mine, "onceuponat"));
              expect_each(c, theirs, {"once", "upon", "at"});
            },
    },
    {
        .id = "setsockopt.udp_gro_joins",
        .says = "With UDP_GRO, datagrams that were sent together are received together, and a "
                "control message tells their size.",
        .sources = {linux_man("udp(7)", "UDP_GRO")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recvmsg},
        .catches = {"setsockopt.gro_does_nothing", "recvmsg.last_byte_is_not_counted"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.own_pair();
              c.given(setsockopt(mine, "IPPROTO_UDP", "UDP_GRO", integer(1)));
              c.given(setsockopt(theirs, "IPPROTO_UDP", "UDP_SEGMENT", integer(4)));
              c.given(send(theirs, "onceuponat"));
              // when
              const auto seen = c.call(recvmsg(mine, {64}).with("control_capacity", 64));
              // then
              c.expect(seen, all_of({receives("onceuponat"),
                                     any_of({tells_size("04000000"), tells_size("00000004")})}));
            },
    },
};
static_assert(well_formed(option_cases));

constexpr clause message_cases[] = {
    {
        .id = "sendmsg.udp_segment_cuts",
        .says = "UDP_SEGMENT as a control message cuts what that one call sends.",
        .sources = {linux_man("udp(7)", "UDP_SEGMENT")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.control_dropped", "sendmsg.segment_size_does_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const value size = value::object{{"level", "IPPROTO_UDP"},
                                               {"type", "UDP_SEGMENT"},
                                               {"raw", value::object{{"hex", "0400"}}}};
              c.given(sendmsg(mine, {"onceuponat"}).with("control", value::list{size}));
              c.given(send(mine, "together"));
              expect_each(c, theirs, {"once", "upon", "at", "together"});
            },
    },
};
static_assert(well_formed(message_cases));

constexpr clause sending_cases[] = {
    {
        .id = "send_segments.makes_datagrams_of_one_size",
        .says = "The data is sent as datagrams of one size; the last has what is left.",
        .sources = {portable("send_segments", "summary"),
                    portable("outgoing_segments", "segment_size")},
        .kinds = plain_datagram_kinds,
        .modes = all_modes,
        .needs = {op::send_segments},
        .catches = {"send_segments.all_in_one"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send_segments(mine, "onceuponat", 4));
              expect_each(c, theirs, {"once", "upon", "at"});
            },
    },
    {
        .id = "send_segments.counts_bytes",
        .says = "The count is that of the bytes of all datagrams.",
        .sources = {portable("send_segments", "Returns")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.counts_datagrams"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(send_segments(mine, "onceuponat", 4)), counts(10));
            },
    },
    {
        .id = "send_segments.reaches_the_address",
        .says = "The datagrams go to the address that is given.",
        .sources = {portable("outgoing_segments", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.forgets_the_rest"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              auto addressed = send_segments(mine, "onceuponat", 4);
              c.given(addressed.with("address", c.local(theirs).fields()));
              expect_each(c, theirs, {"once", "upon", "at"});
            },
    },
    {
        .id = "send_segments.size_of_zero",
        .says = "Datagrams of size zero are refused with argument_rejected.",
        .sources = {portable("send_segments", "Errors")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.size_of_zero_is_any"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(send_segments(mine, "once", 0)), fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "send_segments.too_large",
        .says = "Datagrams that are larger than the protocol takes are refused with message_size.",
        .sources = {portable("send_segments", "Errors")},
        .kinds = inet_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.makes_smaller_ones"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(send_segments(mine, payload::ramp(140000), 70000)),
                       fails_with(errc::message_size));
            },
    },
    {
        .id = "send_segments.without_room_counts_whole_datagrams",
        .says = "Without room for all, operation_would_block is reported beside the bytes of the "
                "datagrams that were sent.",
        .sources = {portable("send_segments", "Returns"), portable("send_segments", "Errors")},
        .kinds = unix_dgram,
        .modes = nonblocking_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.counts_one_more"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(send_segments(mine, payload::ramp(7000), 7));
              c.expect(seen, fails_with(errc::operation_would_block));
              // when
              const auto drained =
                  c.call(recv(theirs, 16, {"MSG_DONTWAIT"})
                             .repeated({repetition::condition::ok, 100000, c.patience()}));
              // then
              c.expect(seen::fact(seen.field("count")), has_value(drained.result()["total"]));
            },
    },
    {
        .id = "send_segments.blocks_until_all_are_taken",
        .says = "A call that waits returns when all datagrams are taken.",
        .sources = {portable("send_segments", "Blocks")},
        .kinds = unix_dgram,
        .modes = blocking_mode,
        .needs = {op::send_segments},
        .catches = {"send_segments.does_not_wait"},
        .run =
            [](context& c) {
              // given
              constexpr int datagrams = 1000;  // more than a queue holds
              const auto [mine, theirs] = c.connected();
              const auto blocked = c.start(send_segments(mine, payload::ramp(datagrams), 1));
              c.expect_blocked(blocked);
              // when
              c.given(
                  recv(theirs, 16).repeated({repetition::condition::ok, datagrams, c.patience()}));
              // then
              c.expect(c.finish(blocked), counts(datagrams));
            },
    },
};
static_assert(well_formed(sending_cases));

constexpr clause receiving_cases[] = {
    {
        .id = "recv_segments.receives_one_at_first",
        .says = "Until it is asked for by udp::gro, one datagram is received at a time; the size "
                "is its own.",
        .sources = {portable("recv_segments", "summary"),
                    portable("received_segments", "segment_size"),
                    portable("received_segments", "count")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recv_segments},
        .catches = {"recv_segments.size_of_the_buffer"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "once"));
              c.given(send(theirs, "upon"));
              c.arrived(mine);
              c.expect(c.call(recv_segments(mine, 64)),
                       all_of({receives("once"), has("segment_size", 4)}));
            },
    },
    {
        .id = "recv_segments.tells_the_size",
        .says = "Datagrams that come together have the size that is told.",
        .sources = {portable("recv_segments", "summary"), portable("udp::gro", "summary"),
                    portable("received_segments", "segment_size"),
                    portable("recv_segments", "Platforms")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recv_segments, op::send_segments, op::setsockopt},
        .catches = {"recv_segments.size_of_all"},
        .run =
            [](context& c) {
              // given, where datagrams can come together
              const auto [mine, theirs] = c.own_pair();
              c.call(setsockopt(mine, "IPPROTO_UDP", "UDP_GRO", integer(1)));
              c.given(send_segments(theirs, "onceuponat", 4));
              // when, then
              c.expect(c.call(recv_segments(mine, 64)), has("segment_size", 4));
            },
    },
    {
        .id = "recv_segments.names_the_sender",
        .says = "The sender of what was received is told.",
        .sources = {portable("received_segments", "from")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recv_segments},
        .catches = {"recv_segments.sender_not_told"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "once", c.local(mine)));
              c.arrived(mine);
              c.expect(c.call(recv_segments(mine, 64)), has_address(c.local(theirs)));
            },
    },
    {
        .id = "recv_segments.truncation_is_flagged",
        .says = "What did not fit is flagged with MSG_TRUNC.",
        .sources = {portable("received_segments", "flags")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recv_segments},
        .catches = {"recv_segments.truncation_is_silent"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "onceuponat"));
              c.arrived(mine);
              c.expect(c.call(recv_segments(mine, 4)), contains("flags", "MSG_TRUNC"));
            },
    },
    {
        .id = "recv_segments.without_datagrams",
        .says = "Where there is nothing, a call that does not wait would block.",
        .sources = {portable("recv_segments", "Errors")},
        .kinds = plain_datagram_kinds,
        .modes = nonblocking_mode,
        .needs = {op::recv_segments},
        .catches = {"recv_segments.failure_is_nothing"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(recv_segments(mine, 64)), c.would_wait());
            },
    },
    {
        .id = "recv_segments.blocks_until_a_datagram",
        .says = "A call that waits returns when a datagram has come.",
        .sources = {portable("recv_segments", "Blocks")},
        .kinds = plain_datagram_kinds,
        .modes = waiting_modes,
        .needs = {op::recv_segments},
        .catches = {"recv_segments.does_not_wait"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto blocked = c.start(recv_segments(mine, 64));
              c.expect_blocked(blocked);
              // when, then
              c.given(send(theirs, "once"));
              c.expect(c.finish(blocked), receives("once"));
            },
    },
};
static_assert(well_formed(receiving_cases));

}  // namespace

std::span<const clause> setsockopt_segment_clauses() {
  return option_cases;
}
std::span<const clause> sendmsg_segment_clauses() {
  return message_cases;
}
std::span<const clause> send_segments_clauses() {
  return sending_cases;
}
std::span<const clause> recv_segments_clauses() {
  return receiving_cases;
}

}  // namespace sockspec::conformance
