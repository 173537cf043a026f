// recv(): waiting for data, and not.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "recv.blocks_until_data",
        .says = "Without data, receiving waits until some arrives.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket::recv", "Blocks"), winsock("recv", "Remarks")},
        .kinds = plain_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.never_blocks"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto receiving = c.start(recv(mine, 16));
              c.expect_blocked(receiving);
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.finish(receiving), receives("hello"));
            },
    },
    {
        .id = "recv.would_block",
        .says = "Without data, a nonblocking socket reports operation_would_block.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS"),
                    portable("socket::recv", "Errors"), winsock("recv", "WSAEWOULDBLOCK"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = plain_kinds,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.empty_is_the_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(recv(mine, 16)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "recv.timed_out",
        .says = "Without data, receiving gives up when the time is over, and not before.",
        .sources = {posix("setsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_RCVTIMEO"),
                    portable("socket::recv", "Errors"),
                    winsock("SOL_SOCKET options", "SO_RCVTIMEO")},
        .kinds = plain_kinds,
        .modes = timeout_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.empty_is_the_end", "recv.gives_up_early",
                    "setsockopt.so_rcvtimeo_is_hollow", "call.ends_when_it_began"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.set_timeout(mine, c.short_wait());
              // when
              const auto seen = c.call(recv(mine, 16));
              // then
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "recv.interrupted",
        .says = "A signal that is caught ends a waiting receive with interrupted.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = waiting_modes,
        .needs = {op::recv, op::signal_action, op::interrupt},
        .catches = {"recv.interruption_is_the_end"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto receiving = c.start(recv(mine, 16));
              c.until_blocked(receiving);
              // when
              c.given(interrupt(role::subject, receiving.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(receiving), fails_with(errc::interrupted));
            },
    },
    {
        .id = "recv.goes_on_after_a_signal",
        .says = "With SA_RESTART, a signal does not end a receive that blocks without limit.",
        .sources = {posix("sigaction", "DESCRIPTION"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers")},
        .kinds = plain_kinds,
        .modes = blocking_mode,
        .needs = {op::recv, op::signal_action, op::interrupt, op::signal_count},
        .catches = {"recv.never_restarts"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGUSR1", "count", true));
              const auto receiving = c.start(recv(mine, 16));
              c.until_blocked(receiving);
              // when the signal has been handled
              c.given(interrupt(role::subject, receiving.lane, "SIGUSR1"));
              c.until(signal_count(role::subject, "SIGUSR1"), has("count", 1));
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.finish(receiving), receives("hello"));
            },
    },
    {
        .id = "recv.dontwait",
        .says = "MSG_DONTWAIT makes one call not wait on a socket that blocks.",
        .sources = {linux_man("recv(2)", "DESCRIPTION"), portable("message_flags", "dont_wait")},
        .kinds = plain_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.empty_is_the_end", "recv.dontwait_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(recv(mine, 16, {"MSG_DONTWAIT"})),
                       fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "recv.waitall_fills_the_buffer",
        .says = "MSG_WAITALL waits until the buffer is full.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    winsock("recv", "MSG_WAITALL"), portable("message_flags", "wait_all")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.waitall_ignored", "recv.waitall_dropped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.arrived(mine);
              const auto receiving = c.start(recv(mine, 4, {"MSG_WAITALL"}));
              c.expect_blocked(receiving);
              // when
              c.given(send(theirs, "cd"));
              // then
              c.expect(c.finish(receiving), receives("abcd"));
            },
    },
    {
        .id = "recv.waitall_ends_with_the_stream",
        .says = "At the end of the stream, MSG_WAITALL returns what there is.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.end_loses_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "ab"));
              c.given(shutdown(theirs, "write"));
              c.arrived(mine, "POLLRDHUP");
              c.expect(c.call(recv(mine, 4, {"MSG_WAITALL"})), receives("ab"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> recv_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
