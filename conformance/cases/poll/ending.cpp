// poll(): what is reported of a connection that ends, or has failed.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

/// Both directions of an IP connection have been reset by the peer.
handle reset_connection(context& c) {
  const auto [mine, theirs] = c.connected();
  c.reset(theirs);
  return mine;
}

/// A datagram went where nobody receives, and the refusal has come back.
handle refused_datagram(context& c) {
  const auto nobody = c.unused_address();
  const handle h = c.socket();
  c.given(connect(h, nobody));
  c.given(send(h, "x"));
  return h;
}

constexpr clause clauses[] = {
    {
        .id = "poll.peer_shutdown_is_readable",
        .says = "When the peer has shut its sending side down, the end of the stream is reported "
                "as readable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.never_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLIN"));
            },
    },
    {
        .id = "poll.peer_shutdown_is_a_read_hangup",
        .says = "When the peer has shut its sending side down, POLLRDHUP is reported to whom asks.",
        .sources = {linux_man("poll(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.read_hangups_masked"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              const auto seen = c.call(poll({{mine, {"POLLRDHUP"}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLRDHUP"));
            },
    },
    {
        .id = "poll.peer_close_is_readable",
        .says = "When the peer has closed the connection, the end is reported as readable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.never_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(close(theirs));
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.patience()));
              c.expect(seen, by_document{.posix = reports(mine, "POLLIN"),
                                         .winsock = reports(mine, "POLLHUP"),
                                         .portable = reports(mine, "POLLIN")});
            },
    },
    {
        .id = "poll.both_ends_shut_down_is_a_hangup",
        .says = "When both directions of a connection have ended, a hang-up is reported.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::shutdown},
        .catches = {"poll.hangup_missing", "poll.hangups_masked", "poll.tells_what_was_asked"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              c.given(shutdown(mine, "write"));
              // when
              const auto seen =
                  c.until(poll({{mine, {"POLLIN"}}}, at_once), reports(mine, "POLLHUP"));
              // then
              c.expect(seen, reports(mine, "POLLHUP"));
            },
    },
    {
        .id = "poll.reset_is_an_error",
        .says = "After the peer has reset the connection, an error is reported.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.error_missing"},
        .run =
            [](context& c) {
              const auto mine = reset_connection(c);
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLERR"));
            },
    },
    {
        .id = "poll.errors_are_reported_unasked",
        .says = "Errors and hang-ups are reported when no event was asked for.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.only_requested_events", "poll.error_missing",
                    "poll.tells_what_was_asked"},
        .run =
            [](context& c) {
              const auto mine = reset_connection(c);
              const auto seen = c.call(poll({{mine, {}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLERR"));
            },
    },
    {
        .id = "poll.refused_datagram_is_an_error",
        .says = "A refusal that came back to a connected datagram socket is reported as an error.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("udp(7)", "Error handling")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.error_missing"},
        .run =
            [](context& c) {
              const auto mine = refused_datagram(c);
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLERR"));
            },
    },
    {
        .id = "poll.own_read_shutdown_is_readable",
        .says = "A socket whose receiving side was shut down is readable: receiving returns at "
                "once.",
        .sources = {posix("poll", "DESCRIPTION"), posix("shutdown", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::shutdown},
        .catches = {"poll.never_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "read"));
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, at_once));
              c.expect(seen, reports(mine, "POLLIN"));
            },
    },
    {
        .id = "poll.own_write_shutdown_is_writable",
        .says = "A socket whose sending side was shut down is writable: sending fails at once.",
        .sources = {posix("poll", "DESCRIPTION"), posix("select", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::shutdown},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "write"));
              const auto seen = c.call(poll({{mine, {"POLLOUT"}}}, at_once));
              c.expect(seen, reports(mine, "POLLOUT"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> poll_ending_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
