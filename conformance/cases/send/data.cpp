// send(), sendall(): data on its way.

#include "cases/registry.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// More than any datagram takes; more than a narrow connection does.
constexpr std::size_t too_much = 8 * 1024 * 1024;
constexpr std::size_t more_than_fits = 1'500'000;

int largest_datagram(const context& c) {
  return c.traits().family == "inet" ? 65507 : 65527;
}

constexpr clause send_cases[] = {
    {
        .id = "send.counts_what_it_took",
        .says = "Sending returns the number of bytes that were taken.",
        .sources = {posix("send", "RETURN VALUE"), linux_man("send(2)", "RETURN VALUE"),
                    portable("socket::send", "summary"), winsock("send", "Return value")},
        .kinds = all_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.counts_one_too_few"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(send(mine, "hello")), counts(5));
            },
    },
    {
        .id = "send.arrives",
        .says = "What is sent arrives at the peer, byte for byte.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::send", "summary"), winsock("send", "Remarks"),
                    linux_man("udplite(7)", "DESCRIPTION"), winsock("send", "Parameters")},
        .kinds = all_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.takes_and_loses"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(mine, "hello"));
              c.given(send(mine, "barrier"));
              c.expect(c.eventually(recv(theirs, 5, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "send.takes_a_part",
        .says = "A nonblocking stream takes what there is room for, and says how much.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::send", "summary")},
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.parts_count_as_all"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.narrow_connection();
              const auto seen = c.call(send(mine, payload::ramp(more_than_fits)));
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.count()),
                       all_of({at_least(1), at_most(more_than_fits - 1)}));
            },
    },
    {
        .id = "send.takes_all_when_it_may_wait",
        .says = "A blocking stream takes all of the data, and it arrives.",
        .sources = {linux_man("send(2)", "DESCRIPTION"), posix("send", "DESCRIPTION"),
                    winsock("send", "Remarks")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.large_writes_are_cut", "send.loses_the_last_byte"},
        .run =
            [](context& c) {
              // given a peer that receives
              const auto [mine, theirs] = c.connected();
              constexpr int length = 1 << 20;
              const auto data = payload::ramp(length);
              const auto receiving = c.start(recv(theirs, length, {"MSG_WAITALL"}));
              // when
              c.expect(c.call(send(mine, data)), counts(length));
              // then
              c.given(shutdown(mine, "write"));
              c.expect(c.finish(receiving), receives(data));
            },
    },
    {
        .id = "send.empty_datagram",
        .says = "A datagram without data is sent as one.",
        .sources = {posix("send", "DESCRIPTION"), rfc("768", "Fields"),
                    portable("socket::send", "summary"), winsock("send", "Remarks")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.empty_datagrams_stay_at_home"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(mine, ""));
              c.given(send(mine, "next"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), counts(0));
            },
    },
    {
        .id = "send.more_joins_datagrams",
        .says = "What is sent with MSG_MORE goes out with what follows, as one datagram.",
        .sources = {linux_man("send(2)", "DESCRIPTION"), portable("message_flags", "more")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.more_is_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(mine, "one, ", {"MSG_MORE"}));
              c.given(send(mine, "two"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("one, two"));
            },
        .option = "MSG_MORE",
    },
    {
        .id = "send.unrouted_reaches_the_host",
        .says = "With MSG_DONTROUTE, what is sent reaches who is in no other network.",
        .sources = {linux_man("send(2)", "DESCRIPTION"), portable("message_flags", "dont_route")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.unrouted_is_lost"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(send(mine, "hello", {"MSG_DONTROUTE"})), counts(5));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "send.no_data_is_no_end",
        .says = "Sending no data on a stream sends nothing, and does not end it.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::send", "summary"), winsock("send", "Remarks")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.no_data_ends_the_stream"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(send(mine, "")), counts(0));
              c.expect(c.call(c.quietly(send(mine, "next"))), counts(4));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("next"));
            },
    },
    {
        .id = "send.largest_datagram",
        .says = "The largest datagram that UDP can carry is taken.",
        .sources = {rfc("768", "Fields"), linux_man("udp(7)", "DESCRIPTION"),
                    portable("socket::send", "summary")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.counts_one_too_few", "send.large_writes_are_cut"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const int length = largest_datagram(c);
              c.given(setsockopt(theirs, "SOL_SOCKET", "SO_RCVBUF", integer(4 * length)));
              const auto size = static_cast<std::size_t>(length);
              c.expect(c.call(send(mine, payload::ramp(size))), counts(length));
            },
    },
    {
        .id = "send.message_size",
        .says = "A message that is too large is refused with message_size.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("socket::send", "Errors"), winsock("send", "WSAEMSGSIZE")},
        .kinds = plain_message_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.large_messages_are_cut"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(send(mine, payload::ramp(too_much))), fails_with(errc::message_size));
            },
    },
    {
        .id = "send.one_byte_too_many",
        .says = "A datagram of one byte more than UDP can carry is refused with message_size.",
        .sources = {posix("send", "ERRORS"), rfc("768", "Fields"), linux_man("udp(7)", "ERRORS"),
                    portable("socket::send", "Errors"), winsock("send", "WSAEMSGSIZE")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.large_messages_are_cut"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto size = static_cast<std::size_t>(largest_datagram(c)) + 1;
              c.expect(c.call(send(mine, payload::ramp(size))), fails_with(errc::message_size));
            },
    },
    {
        .id = "send.refused_message_sends_nothing",
        .says = "Nothing of a message that is too large is sent.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::send", "Errors"), winsock("send", "Remarks")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.refused_messages_leave_a_trace"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.call(send(mine, payload::ramp(too_much)));
              c.given(send(mine, "next"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("next"));
            },
    },
};
static_assert(well_formed(send_cases));

constexpr clause sendall_cases[] = {
    {
        .id = "sendall.sends_all",
        .says = "All of the data is sent, however little the way out takes at once.",
        .sources = {portable("socket::sendall", "summary"), portable("socket::sendall", "Blocks")},
        .kinds = plain_stream_kinds,
        .modes = waiting_modes,
        .needs = {op::sendall},
        .catches = {"sendall.stops_early"},
        .run =
            [](context& c) {
              // given a peer that receives
              const auto [mine, theirs] = c.connected();
              const auto data = payload::ramp(1 << 20);
              const auto receiving = c.start(recv(theirs, 1 << 20, {"MSG_WAITALL"}));
              // when
              c.expect(c.call(sendall(mine, data)), succeeds());
              // then
              c.given(shutdown(mine, "write"));
              c.expect(c.finish(receiving), receives(data));
            },
    },
    {
        .id = "sendall.timed_out",
        .says = "When the time is over before all is sent, sendall reports timed_out, and not "
                "before.",
        .sources = {portable("socket::sendall", "Errors")},
        .kinds = plain_stream_kinds,
        .modes = timeout_mode,
        .needs = {op::sendall},
        .catches = {"sendall.timed_out_is_success", "settimeout.half_the_time"},
        .run =
            [](context& c) {
              // given a peer that does not receive
              const auto [mine, theirs] = c.narrow_connection();
              c.set_timeout(mine, c.short_wait());
              // when
              const auto seen = c.call(sendall(mine, payload::ramp(more_than_fits)));
              // then
              c.expect(seen, fails_with(errc::timed_out));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "sendall.one_deadline",
        .says = "The timeout is one deadline for the whole call: what is taken in between does not "
                "begin it anew.",
        .sources = {portable("socket::sendall", "Errors")},
        .kinds = plain_stream_kinds,
        .modes = timeout_mode,
        .needs = {op::sendall},
        .catches = {"sendall.each_piece_has_a_deadline", "sendall.timed_out_is_success"},
        .run =
            [](context& c) {
              // given a peer that takes a piece in every half of the time, and so four times as
              // long for all as the call has
              constexpr int rounds = 8, piece = 1 << 18;
              const auto [mine, theirs] = c.narrow_connection();
              c.set_timeout(mine, c.short_wait());
              std::vector<request> taking;
              for (int i = 0; i < rounds; ++i) {
                taking.push_back(recv(theirs, piece, {"MSG_WAITALL"}));
                taking.push_back(poll({{theirs, {"POLLPRI"}}}, c.short_wait() / 2));
              }
              const auto receiving = c.start_script(taking);
              // when
              const auto seen = c.call(sendall(mine, payload::ramp(rounds * piece)));
              // then
              c.expect(seen, fails_with(errc::timed_out));
              c.given(close(mine));
              c.finish_script(receiving);
            },
        .takes_long = "the peer takes eight pieces, with half of the timeout before each",
    },
    {
        .id = "sendall.counts_what_it_took",
        .says = "When sendall fails, it tells how much was taken.",
        .sources = {portable("socket::sendall", "Returns")},
        .kinds = plain_stream_kinds,
        .modes = nonblocking_mode,
        .needs = {op::sendall},
        .catches = {"sendall.forgets_the_count"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.narrow_connection();
              const auto seen = c.call(sendall(mine, payload::ramp(more_than_fits)));
              c.expect(seen, fails_with(errc::operation_would_block));
              c.expect(seen::fact(seen.field("count")),
                       all_of({at_least(1), at_most(more_than_fits - 1)}));
            },
    },
};
static_assert(well_formed(sendall_cases));

}  // namespace

std::span<const clause> send_data_clauses() {
  return send_cases;
}
std::span<const clause> sendall_clauses() {
  return sendall_cases;
}

}  // namespace sockspec::conformance
