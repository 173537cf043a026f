// accept(): waiting, and what ends it.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// A call that waits for a connection, and has blocked.
pending blocked_accept(context& c, handle listener) {
  const auto accepting = c.start(accept(listener));
  c.until_blocked(accepting);
  return accepting;
}

constexpr clause clauses[] = {
    {
        .id = "accept.waits",
        .says = "Accepting waits until there is a connection.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "Blocks"), winsock("accept", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .needs = {op::accept},
        .catches = {"accept.never_waits"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto accepting = c.start(accept(listener));
              c.expect_blocked(accepting);
              // when
              c.given(connect(c.peer_socket(), c.local(listener)));
              // then
              c.expect(c.finish(accepting), succeeds());
            },
    },
    {
        .id = "accept.would_block",
        .says = "Without a connection, accepting from a listener that does not block fails with "
                "operation_would_block.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS"),
                    portable("socket::accept", "Errors"), winsock("accept", "WSAEWOULDBLOCK"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .needs = {op::accept},
        .catches = {"accept.would_block_reported_as_in_progress"},
        .run =
            [](context& c) {
              const auto seen = c.call(accept(c.listening()));
              c.expect(seen, fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "accept.timed_out",
        .says = "Without a connection, accepting with a time-out fails when the time is over, not "
                "before.",
        .sources = {linux_man("socket(7)", "SO_RCVTIMEO"), portable("socket::accept", "Errors")},
        .kinds = plain_connection_kinds,
        .modes = timeout_mode,
        .needs = {op::accept},
        .catches = {"recv.gives_up_early", "accept.time_out_reported_as_aborted"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.set_timeout(listener, c.short_wait());
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "accept.interrupted",
        .says = "A signal whose handler does not restart calls ends the wait with interrupted.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept, op::signal_action, op::interrupt},
        .catches = {"accept.interruption_reported_as_would_block"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto accepting = blocked_accept(c, c.listening());
              // when
              c.given(interrupt(role::subject, accepting.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(accepting), fails_with(errc::interrupted));
            },
    },
    {
        .id = "accept.goes_on_after_a_signal",
        .says = "A signal whose handler restarts calls does not end the wait.",
        .sources = {posix("sigaction", "DESCRIPTION"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers"),
                    portable("socket", "summary")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept, op::signal_action, op::signal_count, op::interrupt},
        .catches = {"accept.never_restarts"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count", true));
              const auto listener = c.listening();
              const auto accepting = blocked_accept(c, listener);
              // when
              c.given(interrupt(role::subject, accepting.lane, "SIGUSR1"));
              c.until(signal_count(role::subject, "SIGUSR1"), has("count", 1));
              c.given(connect(c.peer_socket(), c.local(listener)));
              // then
              c.expect(c.finish(accepting), succeeds());
            },
    },
    {
        .id = "accept.each_connection_once",
        .says = "Of two calls that wait for one listener, each gets a connection of its own.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket", "summary")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept},
        .catches = {"accept.one_connection_twice"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto one = blocked_accept(c, listener);
              const auto other = blocked_accept(c, listener);
              // when
              c.given(connect(c.bound(role::peer), c.local(listener)));
              c.given(connect(c.bound(role::peer), c.local(listener)));
              // then
              const auto first = c.finish(one).address();
              const auto second = c.finish(other).address();
              c.expect(seen::fact(first == second), has_value(false));
            },
    },
    {
        .id = "accept.too_many_files_open",
        .says = "With no descriptor left, accepting fails with too_many_files_open.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept, op::limit},
        .catches = {"accept.no_descriptor_reported_as_no_memory"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              c.given(limit_descriptors(role::subject, 0));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, fails_with(errc::too_many_files_open));
            },
    },
    {
        .id = "accept.keeps_what_it_cannot_take",
        .says = "A connection for which there was no descriptor can be accepted later.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .needs = {op::accept, op::limit},
        .catches = {"accept.drops_what_it_cannot_take"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              c.arrived(listener);
              c.given(limit_descriptors(role::subject, 0));
              c.call(accept(listener));
              c.given(restore_descriptor_limit(role::subject));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "accept.not_listening",
        .says = "Accepting from a socket that does not listen fails with invalid_argument.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS"),
                    portable("socket::accept", "Errors"), winsock("accept", "WSAEINVAL")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .needs = {op::accept},
        .catches = {"accept.not_listening_reported_as_not_supported"},
        .run =
            [](context& c) {
              c.expect(c.call(accept(c.bound())), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "accept.not_supported",
        .says = "Accepting from a datagram socket fails with operation_not_supported.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS"),
                    portable("socket::accept", "Errors"), winsock("accept", "WSAEOPNOTSUPP")},
        .kinds = plain_datagram_kinds,
        .modes = all_modes,
        .needs = {op::accept},
        .catches = {"accept.datagrams_reported_as_not_listening"},
        .run =
            [](context& c) {
              c.expect(c.call(accept(c.bound())), fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "accept.bad_file_descriptor",
        .says = "Accepting from a closed socket fails with bad_file_descriptor.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("accept", "WSAENOTSOCK")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept, op::close},
        .catches = {"accept.closed_reported_as_not_listening"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(close(listener));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, fails_on_a_closed_socket());
            },
    },
    {
        .id = "accept.not_a_socket",
        .says = "Accepting from what is no socket fails with not_a_socket.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::accept, op::open_file},
        .catches = {"accept.file_reported_as_closed"},
        .run =
            [](context& c) { c.expect(c.call(accept(c.file())), fails_with(errc::not_a_socket)); },
    },
    {
        .id = "accept.reset_in_the_queue",
        .level = unspecified,
        .says = "What becomes of a connection that its client resets before it is accepted is left "
                "open.",
        .sources = {posix("accept", "ERRORS"), linux_man("ip(7)", "ERRORS"),
                    portable("socket::accept", "Platforms"), winsock("accept", "WSAECONNRESET")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::accept},
        .catches = {"accept.forgets_reset_connections"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = c.peer_socket();
              c.given(connect(client, c.local(listener)));
              c.arrived(listener);
              c.reset(client);
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.classify(seen, {{"returns_a_socket", succeeds()},
                                {"reports_it", fails_with(errc::connection_aborted)},
                                {"forgets_it", fails_with(errc::operation_would_block)}});
            },
    },
    {
        .id = "accept.listener_closed",
        .level = unspecified,
        .says = "What becomes of a call that waits for a connection while another thread closes "
                "the listener is left open.",
        .sources = {posix("close", "DESCRIPTION"),
                    linux_man("close(2)", "Multithreaded processes and close()")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept, op::close},
        .catches = {"accept.ends_when_the_listener_is_closed"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto there = c.local(listener);
              const auto accepting = blocked_accept(c, listener);
              // when: a client that comes afterwards tells whether the call still waits for one
              c.given(close(listener));
              const auto reached = c.call(connect(c.peer_socket(), there));
              // then
              const auto within = reached.ok() ? c.patience() : c.silence();
              c.classify(c.finish_if_it_returns(accepting, within),
                         {{"takes_the_next_connection", succeeds()},
                          {"bad_descriptor", fails_with(errc::bad_file_descriptor)},
                          {"ends_otherwise", fails()},
                          {"waits_for_ever", does_not_return()}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> accept_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
