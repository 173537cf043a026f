// The end of TCP connections that still have data to send, and what stays of them.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

/// A narrow connection that is full, and how much is on its way.
struct full_connection {
  connection ends;
  int bytes = 0;
};

full_connection filled(context& c) {
  const auto ends = c.narrow_connection();
  return {ends, static_cast<int>(c.fill(ends.mine))};
}

full_connection filled_and_lingering(context& c, int seconds) {
  const auto full = filled(c);
  c.given(setsockopt(full.ends.mine, "SOL_SOCKET", "SO_LINGER", linger(true, seconds)));
  return full;
}

constexpr clause clauses[] = {
    {
        .id = "close.lingers_until_all_is_received",
        .says = "With SO_LINGER, closing waits until what was sent has arrived.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("socket(7)", "SO_LINGER"),
                    portable("socket::close", "Blocks")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::setsockopt, op::send},
        .catches = {"close.linger_ignored", "setsockopt.so_linger_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto full = filled_and_lingering(c, 60);
              const auto closing = c.start(close(full.ends.mine));
              c.expect_blocked(closing);
              // when
              c.given(recv(full.ends.theirs, full.bytes, {"MSG_WAITALL"}));
              // then
              c.expect(c.finish(closing), succeeds());
            },
    },
    {
        // A second, for SO_LINGER knows no shorter time: hence one kind.
        .id = "close.lingers_no_longer_than_told",
        .says = "With SO_LINGER, closing waits for its time, and then returns.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("socket(7)", "SO_LINGER")},
        .kinds = tcp4,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::setsockopt, op::send},
        .catches = {"close.linger_ignored", "setsockopt.so_linger_is_hollow"},
        .run =
            [](context& c) {
              const auto seen = c.call(close(filled_and_lingering(c, 1).ends.mine));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(1s));
            },
        .takes_long = "SO_LINGER knows no time shorter than a second",
    },
    {
        .id = "close.delivers_what_is_queued",
        .says = "Without SO_LINGER, closing returns while data is on its way, and all of it "
                "arrives.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("socket(7)", "SO_LINGER"),
                    rfc("9293", "3.6"), portable("socket::close", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::send},
        .catches = {"close.drops_what_is_queued"},
        .run =
            [](context& c) {
              // given
              const auto full = filled(c);
              // when
              c.given(close(full.ends.mine));
              // then
              c.expect(c.call(recv(full.ends.theirs, full.bytes, {"MSG_WAITALL"})),
                       counts(full.bytes));
              c.expect(c.eventually(recv(full.ends.theirs, 16, {"MSG_DONTWAIT"})), ends());
            },
    },
    {
        .id = "shutdown.peers_end_leaves_sending",
        .says = "After the peer has ended its side, data can still be sent to it.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"send.fails_after_the_peers_end"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              c.arrived(mine);
              // when
              c.expect(c.call(c.quietly(send(mine, "answer"))), counts(6));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("answer"));
            },
    },
    {
        .id = "shutdown.both_ends_in_turn",
        .says = "When both sides have ended, one after the other, both receive the end.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.write_is_not_told"},
        .run =
            [](context& c) {
              // given the peer's end
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              c.arrived(mine);
              // when
              c.given(shutdown(mine, "write"));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), ends());
              c.expect(c.call(recv(mine, 16)), ends());
            },
    },
    {
        .id = "bind.connection_that_was_closed",
        .says = "Without SO_REUSEADDR, a port stays in use for some time after its connections "
                "were closed.",
        .sources = {linux_man("ip(7)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::bind, op::listen, op::accept},
        .catches = {"bind.closed_connections_are_gone"},
        .run =
            [](context& c) {
              // given a server that closed a connection first, and then its listener
              const auto listener = c.listening();
              const auto served = c.local(listener);
              const auto client = c.peer_socket();
              c.given(connect(client, served));
              c.given(close(c.given(accept(listener)).made()));
              c.arrived(client);
              c.given(close(client));
              c.given(close(listener));
              // when, then
              c.expect(c.call(bind(c.blocking_socket(), served)), fails_with(errc::address_in_use));
            },
    },
};

}  // namespace

std::span<const clause> lingering_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
