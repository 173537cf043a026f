// recvmmsg(): several messages at once.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

void given_each(context& c, const handle& from, const std::vector<payload>& messages) {
  for (const auto& one : messages) c.given(send(from, one));
}

/// Waits for all: the raw call does so without a flag, the layer's is asked to.
request all_into(const handle& h, const std::vector<int>& capacities) {
  return recvmmsg(h, capacities, {"MSG_WAITALL"});
}

constexpr clause cases[] = {
    {
        .id = "recvmmsg.one_message_in_each_buffer",
        .says = "Each message is received into a buffer of its own, in the order of their arrival.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "summary"),
                    portable("incoming_datagram", "summary")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.one_at_a_time", "recvmmsg.last_first"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"one", "two", "three"});
              c.expect(c.call(all_into(mine, {16, 16, 16})),
                       receives_each({"one", "two", "three"}));
            },
    },
    {
        .id = "recvmmsg.counts_messages",
        .says = "Receiving several messages returns how many were received.",
        .sources = {linux_man("recvmmsg(2)", "RETURN VALUE"), portable("recvmmsg", "summary"),
                    portable("recvmmsg", "Returns")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.counts_bytes"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"one", "two"});
              c.expect(c.call(all_into(mine, {16, 16})), counts(2));
            },
    },
    {
        .id = "recvmmsg.keeps_empty_messages",
        .says = "A message of no bytes is one of those that are received.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.skips_empty_messages"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"one", "", "three"});
              c.expect(c.call(all_into(mine, {16, 16, 16})), receives_each({"one", "", "three"}));
            },
    },
    {
        .id = "recvmmsg.names_each_sender",
        .says = "The address of its sender is given with each message.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("incoming_datagram", "from")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.one_sender_for_all"},
        .run =
            [](context& c) {
              // given
              const auto [mine, first] = c.bound_pair();
              const auto second = c.bound(role::peer);
              c.given(sendto(first, "one", c.local(mine)));
              c.given(sendto(second, "two", c.local(mine)));
              // when, then
              c.expect(c.call(all_into(mine, {16, 16})),
                       all_of({of_message(0, has_address(c.local(first))),
                               of_message(1, has_address(c.local(second)))}));
            },
    },
    {
        .id = "recvmmsg.truncation_is_flagged",
        .says = "A message that did not fit is flagged with MSG_TRUNC, and no other one.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "summary"),
                    portable("incoming_datagram", "flags")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.truncation_is_silent", "recvmmsg.all_are_truncated"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"hello", "hello, world", "hello"});
              c.expect(c.call(all_into(mine, {5, 5, 5})),
                       all_of({of_message(0, lacks("flags", "MSG_TRUNC")),
                               of_message(1, contains("flags", "MSG_TRUNC")),
                               of_message(2, lacks("flags", "MSG_TRUNC"))}));
            },
    },
    {
        .id = "recvmmsg.cut_message_counts_what_fits",
        .says = "Of a message that did not fit, as many bytes are counted as its buffer holds.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"),
                    portable("incoming_datagram", "count")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.counts_what_is_lost"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"hello, world", "next"});
              c.expect(c.call(all_into(mine, {5, 5})), receives_each({"hello", "next"}));
            },
    },
    {
        .id = "recvmmsg.waits_for_one",
        .says = "With MSG_WAITFORONE, and in our layer always, one message ends the wait.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "Blocks")},
        .kinds = plain_message_kinds,
        .modes = waiting_modes,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.always_waits_for_all"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              // when
              const auto started = c.start(recvmmsg(mine, {16, 16, 16}, {"MSG_WAITFORONE"}));
              // then
              c.expect(c.finish(started), receives_each({"one"}));
            },
    },
    {
        .id = "recvmmsg.waits_for_all",
        .says = "A call that waits for all returns when the last buffer is filled.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "summary")},
        .kinds = plain_message_kinds,
        .modes = blocking_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.never_waits_for_all"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              const auto blocked = c.start(all_into(mine, {16, 16}));
              c.expect_blocked(blocked);
              // when
              c.given(send(theirs, "two"));
              // then
              c.expect(c.finish(blocked), receives_each({"one", "two"}));
            },
    },
    {
        .id = "recvmmsg.receives_what_came_in_time",
        .says = "If the time runs out behind the first message, what came is received, without an "
                "error.",
        .sources = {portable("recvmmsg", "Errors")},
        .kinds = plain_message_kinds,
        .modes = timeout_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.loses_what_came_in_time"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.set_timeout(mine, c.short_wait());
              c.given(send(theirs, "one"));
              c.arrived(mine);
              c.expect(c.call(all_into(mine, {16, 16})), receives_each({"one"}));
            },
    },
    {
        .id = "recvmmsg.without_messages",
        .says = "Where there is no message, a call that does not wait would block.",
        .sources = {linux_man("recvmmsg(2)", "ERRORS"), portable("recvmmsg", "Errors")},
        .kinds = plain_message_kinds,
        .modes = nonblocking_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.failure_is_a_count_of_none"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(recvmmsg(mine, {16, 16})), c.would_wait());
            },
    },
    {
        .id = "recvmmsg.timed_out",
        .says = "Without a message, the call gives up when the time is over, and not before.",
        .sources = {linux_man("recvmmsg(2)", "ERRORS"), linux_man("socket(7)", "SO_RCVTIMEO"),
                    portable("recvmmsg", "Errors")},
        .kinds = plain_message_kinds,
        .modes = timeout_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.gives_up_early"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.set_timeout(mine, c.short_wait());
              const auto seen = c.call(recvmmsg(mine, {16, 16}));
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "recvmmsg.empty_buffer",
        .says = "A message that meets an empty buffer is discarded; our layer's call ends before "
                "that buffer.",
        .sources = {linux_man("recvmmsg(2)", "DESCRIPTION"), portable("recvmmsg", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.empty_buffers_take_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              given_each(c, theirs, {"one", "two"});
              c.given(all_into(mine, {16, 0}));
              c.expect(c.call(recv(mine, 16, {"MSG_DONTWAIT"})),
                       by_document{.linux_man = fails_with(errc::operation_would_block),
                                   .portable = receives("two")});
            },
    },
    {
        .id = "recvmmsg.invalid_timeout",
        .says = "A time limit of the call's own that is no time is an invalid argument.",
        .sources = {linux_man("recvmmsg(2)", "ERRORS")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.takes_any_timeout"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.arrived(mine);
              c.expect(c.call(recvmmsg(mine, {16}).with("timeout", -1)),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "recvmmsg.end_fills_every_buffer",
        .says = "At the end of a connection, every buffer receives nothing, and counts.",
        .sources = {portable("recvmmsg", "Platforms")},
        .kinds = unix_seqpacket,
        .modes = any_mode,
        .needs = {op::recvmmsg},
        .catches = {"recvmmsg.end_counts_once"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(close(theirs));
              c.arrived(mine);
              c.expect(c.call(recvmmsg(mine, {16, 16, 16})), receives_each({"", "", ""}));
            },
    },
};
static_assert(well_formed(cases));

}  // namespace

std::span<const clause> recvmmsg_clauses() {
  return cases;
}

}  // namespace sockspec::conformance
