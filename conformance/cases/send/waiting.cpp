// send(): waiting for room, and not; signals.

#include "cases/slow.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// More than a narrow connection takes.
constexpr int too_much = 1'500'000;

void drain(context& c, handle h) {
  c.call(
      recv(h, 65536, {"MSG_DONTWAIT"}).repeated({repetition::condition::ok, 100000, c.patience()}));
}

constexpr clause clauses[] = {
    {
        .id = "send.would_block",
        .says = "Without room, a nonblocking socket reports operation_would_block.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("socket::send", "Errors"), winsock("send", "WSAEWOULDBLOCK"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.full_takes_nothing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const auto seen = c.call(c.repeated_until_full(send(mine, payload::ramp(1000))));
              c.expect(seen, fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "send.timed_out",
        .says = "Without room, sending gives up when the time is over, and not before.",
        .sources = {posix("setsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_SNDTIMEO"),
                    portable("socket::send", "Errors")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = timeout_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.full_takes_nothing", "setsockopt.so_sndtimeo_is_hollow",
                    "call.ends_when_it_began", "fcntl.flags_stay"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              c.set_timeout(mine, c.short_wait());
              // when
              const auto seen = c.call(send(mine, "hello"));
              // then
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "send.blocks_until_there_is_room",
        .says = "Without room, sending waits until the peer has received.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket::send", "Blocks")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.never_blocks", "fcntl.flags_stay"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const auto sending = c.start(send(mine, "hello"));
              c.expect_blocked(sending);
              // when
              drain(c, theirs);
              // then
              c.expect(c.finish(sending), counts(5));
            },
    },
    {
        .id = "send.blocks_until_all_is_taken",
        .says = "A blocking stream waits until there was room for all of the data.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.never_blocks"},
        .run =
            [](context& c) {
              // given more than there is room for
              const auto [mine, theirs] = c.narrow_connection();
              const auto sending = c.start(send(mine, payload::ramp(too_much)));
              c.expect_blocked(sending);
              // when
              c.given(recv(theirs, too_much, {"MSG_WAITALL"}));
              // then
              c.expect(c.finish(sending), counts(too_much));
            },
        .takes_long = multipath_sends_again,
    },
    {
        .id = "send.dontwait",
        .says = "MSG_DONTWAIT makes one call not wait on a socket that blocks.",
        .sources = {linux_man("send(2)", "DESCRIPTION"), portable("message_flags", "dont_wait")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.full_takes_nothing", "send.dontwait_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const auto once = send(mine, payload::ramp(1000), {"MSG_DONTWAIT"});
              c.expect(c.call(c.repeated_until_full(once)),
                       fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "send.interrupted",
        .says = "A signal that is caught before anything was taken ends a send with interrupted.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = waiting_modes,
        .needs = {op::send, op::signal_action, op::interrupt},
        .catches = {"send.interruption_takes_all"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              c.fill(mine);
              const auto sending = c.start(send(mine, "hello"));
              c.until_blocked(sending);
              // when
              c.given(interrupt(role::subject, sending.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(sending), fails_with(errc::interrupted));
            },
    },
    {
        .id = "send.interrupted_halfway",
        .says = "A signal that is caught after a part was taken ends a send with the count of it.",
        .sources = {posix("send", "ERRORS"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .needs = {op::send, op::signal_action, op::interrupt},
        .catches = {"send.interruption_takes_all"},
        .run =
            [](context& c) {
              // given a send that has filled the way out
              const auto [mine, theirs] = c.narrow_connection();
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto sending = c.start(send(mine, payload::ramp(too_much)));
              c.until_blocked(sending);
              // when
              c.given(interrupt(role::subject, sending.lane, "SIGUSR1"));
              // then
              const auto seen = c.finish(sending);
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.count()), all_of({at_least(1), at_most(too_much - 1)}));
            },
    },
    {
        .id = "send.broken_pipe_raises_a_signal",
        .says = "Sending on a stream that cannot send raises SIGPIPE, once for each call.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    posix("2.10.14", "Signals")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send, op::shutdown, op::signal_action, op::signal_count},
        .catches = {"send.broken_pipe_is_silent", "signal_count.counts_none"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGPIPE", "count"));
              c.given(shutdown(mine, "write"));
              // when
              c.call(send(mine, "hello"));
              // then
              c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(1));
            },
    },
    {
        .id = "send.nosignal",
        .says = "MSG_NOSIGNAL makes a send on a stream that cannot send raise no signal.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send, op::shutdown, op::signal_action, op::signal_count},
        .catches = {"send.nosignal_ignored", "send.nosignal_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGPIPE", "count"));
              c.given(shutdown(mine, "write"));
              c.call(send(mine, "hello", {"MSG_NOSIGNAL"}));
              c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(0));
            },
    },
    {
        .id = "send.layer_raises_no_signal",
        .says = "No send of the portability layer raises SIGPIPE.",
        .sources = {portable("socket", "summary")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .needs = {op::send, op::shutdown, op::signal_action, op::signal_count},
        .catches = {"send.layer_counts_a_signal"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGPIPE", "count"));
              c.given(shutdown(mine, "write"));
              c.call(send(mine, "hello"));
              c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(0));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> send_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
