// shutdown(), close(): what the documents leave open: connections in unusual states, and other
// threads that are in a call.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

std::vector<behaviour> done_or_refused() {
  return {{"succeeds", succeeds()},
          {"not_connected", fails_with(errc::not_connected)},
          {"reset", fails_with(errc::connection_reset)},
          {"invalid", fails_with(errc::invalid_argument)}};
}

std::vector<behaviour> how_it_ends() {
  return {{"in_order", ends()},
          {"by_reset", fails_with(errc::connection_reset)},
          {"with_the_data", receives("last words")}};
}

constexpr clause shutdown_cases[] = {
    {
        .id = "shutdown.twice",
        .level = unspecified,
        .says = "What shutting the sending side down again does is left open.",
        .sources = {posix("shutdown", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown},
        .catches = {"shutdown.once_and_for_all"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "write"));
              c.classify(c.call(shutdown(mine, "write")), done_or_refused());
            },
    },
    {
        .id = "shutdown.after_the_peers_reset",
        .level = unspecified,
        .says = "What shutting down a connection that was reset does is left open.",
        .sources = {posix("shutdown", "ERRORS"), winsock("shutdown", "WSAECONNRESET")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown},
        .catches = {"shutdown.resets_are_turned_round"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.reset(theirs);
              c.arrived(mine);
              c.classify(c.call(shutdown(mine, "both")), done_or_refused());
            },
    },
    {
        .id = "shutdown.while_connecting",
        .level = unspecified,
        .says = "What shutting down a socket does whose connection is being made is left open.",
        .sources = {posix("shutdown", "ERRORS")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::shutdown, op::connect},
        .catches = {"shutdown.attempts_are_turned_round"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.call(connect(h, there));
              c.classify(c.call(shutdown(h, "both")), done_or_refused());
            },
    },
    {
        .id = "shutdown.zero_linger",
        .level = unspecified,
        .says = "Whether shutting the sending side down with a linger time of 0 resets is left "
                "open.",
        .sources = {posix("setsockopt", "DESCRIPTION"), posix("shutdown", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::setsockopt},
        .catches = {"shutdown.zero_linger_resets"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_LINGER", linger(true, 0)));
              c.given(shutdown(mine, "write"));
              c.arrived(theirs);
              c.classify(c.call(recv(theirs, 16)), how_it_ends());
            },
    },
    {
        .id = "shutdown.write_of_a_listener",
        .level = unspecified,
        .says = "Whether a listener goes on whose sending side was shut down is left open.",
        .sources = {posix("shutdown", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::shutdown, op::listen},
        .catches = {"shutdown.any_end_ends_listening"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              const auto there = c.local(listener);
              c.call(shutdown(listener, "write"));
              c.classify(
                  c.call(connect(c.peer_socket(), there)),
                  {{"goes_on", succeeds()}, {"has_ended", fails_with(errc::connection_refused)}});
            },
    },
    {
        .id = "shutdown.read_of_a_datagram_socket",
        .level = unspecified,
        .says = "Whether datagrams can be received that come after the receiving side was shut "
                "down is left open.",
        .sources = {posix("shutdown", "DESCRIPTION")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::shutdown, op::recv},
        .catches = {"recv.read_shutdown_discards"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.set_blocking(mine, false);
              c.given(shutdown(mine, "read"));
              const auto sent = c.call(send(theirs, "late"));
              c.classify(sent.ok() ? c.until(recv(mine, 16), receives("late")) : sent,
                         {{"received", receives("late")},
                          {"not_taken", fails_with(errc::broken_pipe)},
                          {"end", ends()},
                          {"wait", fails_with(errc::operation_would_block)}});
            },
    },
};
static_assert(well_formed(shutdown_cases));

/// Starts a call of another thread on a socket of the subject's, closes it under the call, and has
/// the peer send.
seen closed_under(context& c, const connection& ends, request waiting) {
  const auto blocked = c.start(std::move(waiting));
  c.until_blocked(blocked);
  c.given(close(ends.mine));
  c.call(send(ends.theirs, "late", {"MSG_NOSIGNAL"}));
  return c.finish_if_it_returns(blocked, c.patience());
}

constexpr clause close_cases[] = {
    {
        .id = "close.under_a_blocked_poll",
        .level = unspecified,
        .says = "What becomes of poll while another thread closes the socket that it waits for is "
                "left open.",
        .sources = {posix("close", "DESCRIPTION"), posix("poll", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::poll},
        .catches = {"close.ends_polls"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              const auto seen = closed_under(c, ends, poll({{ends.mine, {"POLLIN"}}}, forever));
              c.classify(seen, {{"tells_of_data", reports(ends.mine, "POLLIN")},
                                {"tells_it_is_closed", reports(ends.mine, "POLLNVAL")},
                                {"bad_descriptor", fails_with(errc::bad_file_descriptor)},
                                {"waits_for_ever", does_not_return()}});
            },
    },
    {
        .id = "close.under_a_blocked_select",
        .level = unspecified,
        .says = "What becomes of select while another thread closes the socket that it waits for "
                "is left open.",
        .sources = {linux_man("select(2)", "NOTES"), posix("close", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::select},
        .catches = {"close.ends_selects"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              const auto seen = closed_under(c, ends, select({ends.mine}, {}, {}, forever));
              c.classify(seen, {{"tells_of_data", counts(1)},
                                {"bad_descriptor", fails_with(errc::bad_file_descriptor)},
                                {"tells_nothing", counts(0)},
                                {"waits_for_ever", does_not_return()}});
            },
    },
    {
        .id = "close.under_a_blocked_send",
        .level = unspecified,
        .says = "What becomes of a send that waits for room while another thread closes the "
                "socket is left open.",
        .sources = {posix("close", "DESCRIPTION"),
                    linux_man("close(2)", "Multithreaded processes and close()")},
        .kinds = unix_stream,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::close, op::send},
        .catches = {"close.ends_sends"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const auto sending = c.start(c.quietly(send(mine, payload::ramp(10000))));
              c.until_blocked(sending);
              // when: there is room again
              c.given(close(mine));
              c.until(recv(theirs, 65536, {"MSG_DONTWAIT"}), ends());
              // then
              c.classify(c.finish(sending),
                         {{"goes_on", counts(10000)},
                          {"ends_halfway", succeeds()},
                          {"broken_pipe", fails_with(errc::broken_pipe)},
                          {"bad_descriptor", fails_with(errc::bad_file_descriptor)}});
            },
    },
    {
        .id = "close.linger_without_waiting",
        .level = unspecified,
        .says = "Whether closing lingers a socket that does not block is left open.",
        .sources = {posix("close", "DESCRIPTION"), posix("setsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::close, op::setsockopt},
        .catches = {"close.linger_ignored"},
        .run =
            [](context& c) {
              // given data that the peer has no room for
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_LINGER", linger(true, 30)));
              // when
              const auto closing = c.start(close(mine));
              const bool lingers = c.has_blocked(closing);
              if (lingers) c.reset(theirs);
              // then
              const auto seen = c.finish(closing);
              c.classify(lingers ? seen::fact("lingers") : seen,
                         {{"lingers", has_value("lingers")},
                          {"would_block", fails_with(errc::operation_would_block)},
                          {"returns_at_once", succeeds()}});
            },
    },
    {
        .id = "close.zero_linger_of_unix",
        .level = unspecified,
        .says = "Whether a linger time of 0 throws away what a UNIX socket has sent is left open.",
        .sources = {posix("setsockopt", "DESCRIPTION")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::setsockopt},
        .catches = {"close.aborts"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_LINGER", linger(true, 0)));
              c.given(send(mine, "last words"));
              c.given(close(mine));
              c.arrived(theirs);
              c.classify(c.call(recv(theirs, 16)), how_it_ends());
            },
    },
    {
        .id = "close.unread_data_of_unix",
        .level = unspecified,
        .says = "Whether closing a UNIX socket with data that was not read resets the connection "
                "is left open.",
        .sources = {posix("close", "DESCRIPTION")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::recv},
        .catches = {"close.reads_what_is_left"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "unread"));
              c.given(close(mine));
              c.arrived(theirs);
              c.classify(c.call(recv(theirs, 16)), how_it_ends());
            },
    },
    {
        .id = "close.listener_with_clients",
        .level = unspecified,
        .says = "What becomes of clients that wait to be accepted when the listener is closed is "
                "left open.",
        .sources = {posix("close", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::close, op::listen},
        .catches = {"close.ends_waiting_clients_in_order"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              const auto client = c.peer_socket();
              c.given(connect(client, c.local(listener)));
              c.given(close(listener));
              c.arrived(client);
              c.classify(c.call(recv(client, 16)), how_it_ends());
            },
    },
};
static_assert(well_formed(close_cases));

}  // namespace

std::span<const clause> shutdown_left_open_clauses() {
  return shutdown_cases;
}
std::span<const clause> close_left_open_clauses() {
  return close_cases;
}

}  // namespace sockspec::conformance
