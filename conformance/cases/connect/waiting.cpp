// connect(): connections that take their time.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request pending_error(handle h) {
  return getsockopt(h, "SOL_SOCKET", "SO_ERROR", shape::error);
}

/// A socket whose connection was refused after connect had returned. One whose connect tells the
/// refusal itself has nothing to tell later.
handle refused_later(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  const auto seen = c.call(connect(h, nobody));
  if (!seen.ok() && seen.error() != errc::operation_in_progress) {
    c.give_up("race", to_string(seen) + ": it was refused at once");
  }
  c.arrived(h, "POLLOUT");
  return h;
}

/// A call that waits for room in the listener's queue, and has blocked.
pending blocked_connect(context& c, handle h, const address& there) {
  const auto connecting = c.start(connect(h, there));
  c.until_blocked(connecting);
  return connecting;
}

constexpr clause clauses[] = {
    {
        .id = "connect.in_progress",
        .says = "A connection that takes its time is reported as operation_in_progress by a socket "
                "that does not block.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors"), winsock("connect", "WSAEWOULDBLOCK"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect},
        .catches = {"connect.in_progress_reported_as_would_block",
                    "connect.in_progress_reported_as_made"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto seen = c.call(connect(c.socket(), there));
              c.expect(seen, by_document{.posix = fails_with(errc::operation_in_progress),
                                         .winsock = fails_with(errc::operation_would_block),
                                         .portable = fails_with(errc::operation_in_progress)});
            },
    },
    {
        .id = "connect.already_in_progress",
        .says = "Connecting again while a connection is being made fails with "
                "connection_already_in_progress.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    winsock("connect", "WSAEALREADY")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect},
        .catches = {"connect.starts_anew"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.call(connect(h, there));
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, fails_with(errc::connection_already_in_progress));
            },
    },
    {
        .id = "connect.not_yet_writable",
        .says = "A socket is not writable while its connection is being made.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll},
        .catches = {"poll.always_writable"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              // when
              c.call(connect(h, there));
              // then
              c.expect(c.call(poll({{h, {"POLLOUT"}}}, std::chrono::nanoseconds(0))), counts(0));
            },
    },
    {
        .id = "connect.writable_when_made",
        .says = "A socket is writable, and without error, when its connection has been made.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll, op::getsockopt},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto h = c.socket();
              // when
              c.call(connect(h, there));
              // then
              c.expect(c.call(poll({{h, {"POLLOUT"}}}, c.patience())), reports(h, "POLLOUT"));
              c.expect(c.call(pending_error(h)), has_nothing_pending());
            },
    },
    {
        .id = "connect.writable_when_refused",
        .says = "A socket is writable when its connection was refused.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              // given
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              // when
              c.call(connect(h, nobody));
              // then
              c.expect(c.call(poll({{h, {"POLLOUT"}}}, c.patience())), reports(h, "POLLOUT"));
            },
    },
    {
        .id = "connect.refusal_is_pending",
        .says = "Why a connection could not be made is told by SO_ERROR.",
        .sources = {posix("2.10.10", "Pending Error"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors"), posix("2.10.15", "Asynchronous Errors")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll, op::getsockopt},
        .catches = {"connect.refusal_is_not_pending"},
        .run =
            [](context& c) {
              const auto h = refused_later(c);
              c.expect(c.call(pending_error(h)), has_pending(errc::connection_refused));
            },
    },
    {
        .id = "connect.refusal_is_told_once",
        .says = "Reading SO_ERROR clears it.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_ERROR"),
                    portable("so::error", "summary")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll, op::getsockopt},
        .catches = {"connect.refusal_stays_pending"},
        .run =
            [](context& c) {
              // given
              const auto h = refused_later(c);
              // when
              c.given(pending_error(h));
              // then
              c.expect(c.call(pending_error(h)), has_nothing_pending());
            },
    },
    {
        .id = "connect.made_meanwhile",
        .says = "Connecting again when the connection has been made fails with already_connected.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::poll},
        .catches = {"connect.made_reported_as_in_progress"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto h = c.socket();
              c.call(connect(h, there));
              c.arrived(h, "POLLOUT");
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, fails_with(errc::already_connected));
            },
    },
    {
        .id = "connect.timed_out",
        .says = "Connecting with a time-out fails when the time is over, not before.",
        .sources = {linux_man("socket(7)", "SO_SNDTIMEO"), portable("socket::connect", "Errors")},
        .kinds = plain_connection_kinds,
        .modes = timeout_mode,
        .needs = {op::connect},
        .catches = {"recv.gives_up_early", "connect.time_out_reported_as_refused"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.set_timeout(h, c.short_wait());
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, by_document{.linux_man = is_unix(c.which())
                                                          ? fails_with(errc::operation_would_block)
                                                          : fails_with(errc::operation_in_progress),
                                         .portable = fails_with(errc::timed_out)});
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "connect.waits_for_room",
        .says = "Connecting waits while the listener's queue is full, and until there is room.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("listen(2)", "DESCRIPTION"),
                    portable("socket::connect", "Blocks"),
                    portable("socket::connect", "Platforms")},
        .kinds = unix_stream | unix_seqpacket | tcp4,
        .modes = blocking_mode,
        .needs = {op::connect},
        .catches = {"connect.never_waits"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.full_listener();
              const auto connecting = c.start(connect(c.socket(), c.local(listener)));
              c.expect_blocked(connecting);
              // when
              c.given(listen(listener, 16));
              // then
              c.expect(c.finish(connecting), succeeds());
            },
        .takes_long = "TCP sends a SYN again that found no room, after a second",
    },
    {
        .id = "connect.interrupted",
        .says = "A signal whose handler does not restart calls ends the wait with interrupted.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::connect, op::signal_action, op::interrupt},
        .catches = {"connect.interruption_reported_as_timed_out"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto there = c.local(c.full_listener());
              const auto connecting = blocked_connect(c, c.socket(), there);
              // when
              c.given(interrupt(role::subject, connecting.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(connecting), fails_with(errc::interrupted));
            },
    },
    {
        .id = "connect.goes_on_when_interrupted",
        .says = "A connection goes on being made when the call was interrupted.",
        .sources = {posix("connect", "DESCRIPTION")},
        .kinds = tcp,
        .modes = blocking_mode,
        .needs = {op::connect, op::signal_action, op::interrupt},
        .catches = {"connect.interruption_ends_it"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              const auto connecting = blocked_connect(c, h, there);
              c.given(interrupt(role::subject, connecting.lane, "SIGUSR1"));
              c.finish(connecting);
              // when
              c.set_blocking(h, false);
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, fails_with(errc::connection_already_in_progress));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
