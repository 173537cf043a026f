// sendmmsg(): several messages at once.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// Linux gives a queue of UNIX datagrams 10, if nobody has set another length; each is some 800
// bytes of the sender's room.
constexpr std::size_t more_than_queues_hold = 1000;

std::vector<payload> crowd() {
  return std::vector<payload>(more_than_queues_hold, payload("hello"));
}

void expect_in_order(context& c, const handle& at, const std::vector<payload>& messages) {
  for (const auto& one : messages) {
    c.expect(c.eventually(recv(at, 16, {"MSG_DONTWAIT"})), receives(one));
  }
}

constexpr clause cases[] = {
    {
        .id = "sendmmsg.counts_messages",
        .says = "Sending several messages returns how many were sent.",
        .sources = {linux_man("sendmmsg(2)", "RETURN VALUE"), portable("sendmmsg", "summary")},
        .kinds = plain_message_kinds,
        .modes = all_modes,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.counts_bytes"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(sendmmsg(mine, {"one", "", "three"})), counts(3));
            },
    },
    {
        .id = "sendmmsg.sends_in_order",
        .says = "Each message is sent as one of its own, in the order of the array.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION"), portable("sendmmsg", "summary")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.first_only", "sendmmsg.last_first"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const std::vector<payload> messages{"one", "two", "three", "4", "5", "6", "7", "8"};
              c.given(sendmmsg(mine, messages));
              expect_in_order(c, theirs, messages);
            },
    },
    {
        .id = "sendmmsg.keeps_empty_messages",
        .says = "A message of no bytes is sent as one.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION"),
                    portable("outgoing_datagram", "summary"), portable("sendmmsg", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.skips_empty_messages"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(sendmmsg(mine, {"one", "", "three"}));
              expect_in_order(c, theirs, {"one", "", "three"});
            },
    },
    {
        .id = "sendmmsg.reaches_each_address",
        .says = "Each message goes to the address that stands with it.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION"), portable("sendmmsg", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.first_address_for_all"},
        .run =
            [](context& c) {
              // given
              const auto [mine, first] = c.bound_pair();
              const auto second = c.bound(role::peer);
              // when
              c.given(sendmmsg_to(mine, {{"one", c.local(first)}, {"two", c.local(second)}}));
              // then
              expect_in_order(c, first, {"one"});
              expect_in_order(c, second, {"two"});
            },
    },
    {
        .id = "sendmmsg.tells_lengths",
        .says = "Each message's length tells how many of its bytes were sent.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.lengths_are_the_first_ones"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(sendmmsg(mine, {"one", "three", "no"})),
                       has("lengths", value::list{3, 5, 2}));
            },
    },
    {
        .id = "sendmmsg.counts_before_an_error",
        .says = "Messages before one that cannot be sent are sent and counted; our layer tells the "
                "error beside that count.",
        .sources = {linux_man("sendmmsg(2)", "ERRORS"), portable("sendmmsg", "Returns")},
        .kinds = inet_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.counts_one_too_many"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen =
                  c.call(sendmmsg(mine, {"one", "two", payload::ramp(70000), "four"}));
              c.expect(seen, by_document{.linux_man = succeeds(),
                                         .portable = fails_with(errc::message_size)});
              c.expect(seen::fact(seen.field("count")), has_value(2));
            },
    },
    {
        .id = "sendmmsg.too_large",
        .says = "If the first message is larger than the protocol takes, message_size is reported.",
        .sources = {linux_man("sendmmsg(2)", "ERRORS"), portable("sendmmsg", "Errors")},
        .kinds = inet_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.failure_is_a_count_of_none"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(sendmmsg(mine, {payload::ramp(70000), "two"})),
                       fails_with(errc::message_size));
            },
    },
    {
        .id = "sendmmsg.nonblocking_sends_what_fits",
        .says = "A call that does not wait sends as many messages as there is room for; our layer "
                "reports operation_would_block beside their count.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION"), portable("sendmmsg", "Errors")},
        .kinds = unix_dgram,
        .modes = nonblocking_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.claims_all"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(sendmmsg(mine, crowd()));
              c.expect(seen, by_document{.linux_man = succeeds(),
                                         .portable = fails_with(errc::operation_would_block)});
              c.expect(seen::fact(seen.field("count")),
                       all_of({at_least(1), at_most(more_than_queues_hold - 1)}));
            },
    },
    {
        .id = "sendmmsg.without_room",
        .says = "Without room for a single message, a call that does not wait would block.",
        .sources = {linux_man("sendmmsg(2)", "ERRORS"), portable("sendmmsg", "Errors")},
        .kinds = unix_dgram,
        .modes = nonblocking_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.failure_is_a_count_of_none"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.fill(mine);
              c.expect(c.call(sendmmsg(mine, {"one", "two"})), c.would_wait());
            },
    },
    {
        .id = "sendmmsg.timed_out",
        .says = "Without room, the call gives up when the time is over, and not before.",
        .sources = {linux_man("sendmmsg(2)", "ERRORS"), linux_man("socket(7)", "SO_RCVTIMEO"),
                    portable("sendmmsg", "Errors")},
        .kinds = unix_dgram,
        .modes = timeout_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.gives_up_early"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.fill(mine);
              c.set_timeout(mine, c.short_wait());
              const auto seen = c.call(sendmmsg(mine, {"one", "two"}));
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "sendmmsg.blocks_until_all_are_sent",
        .says = "A call that waits returns when all messages are sent.",
        .sources = {linux_man("sendmmsg(2)", "DESCRIPTION"), portable("sendmmsg", "Blocks")},
        .kinds = unix_dgram,
        .modes = blocking_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.does_not_wait"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto blocked = c.start(sendmmsg(mine, crowd()));
              c.expect_blocked(blocked);
              // when
              c.given(
                  recv(theirs, 16)
                      .repeated({repetition::condition::ok, more_than_queues_hold, c.patience()}));
              // then
              c.expect(c.finish(blocked), counts(more_than_queues_hold));
            },
    },
    {
        .id = "sendmmsg.refused_by_the_one_before",
        .says = "When nobody received the datagram before, a connected socket reports "
                "connection_refused.",
        .sources = {linux_man("sendmmsg(2)", "ERRORS")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendmmsg},
        .catches = {"sendmmsg.refusals_are_lost"},
        .run =
            [](context& c) {
              // given a refusal that has come back
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "first"));
              c.arrived(h, "POLLERR");
              // when, then
              c.expect(c.call(sendmmsg(h, {"one", "two"})), fails_with(errc::connection_refused));
            },
    },
};
static_assert(well_formed(cases));

}  // namespace

std::span<const clause> sendmmsg_clauses() {
  return cases;
}

}  // namespace sockspec::conformance
