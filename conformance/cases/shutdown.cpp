// shutdown(): ending one direction of a connection, or both.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "shutdown.write_ends_the_stream",
        .says = "After the sending side was shut down, the peer receives what was sent, then the "
                "end.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("shutdown", "Remarks"),
                    winsock("shutdown", "Parameters")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"shutdown.write_is_not_told", "shutdown.write_ignored"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(mine, "last words"));
              // when
              c.given(shutdown(mine, "write"));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("last words"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), ends());
            },
    },
    {
        .id = "shutdown.write_keeps_receiving",
        .says = "After the sending side was shut down, data can still be received.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("shutdown", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.write_ends_both"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "write"));
              c.given(recv(theirs, 16));
              // when
              c.given(send(theirs, "answer"));
              // then
              c.arrived(mine);
              c.expect(c.call(recv(mine, 16)), receives("answer"));
            },
    },
    {
        .id = "shutdown.read_keeps_sending",
        .says = "After the receiving side was shut down, data can still be sent.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("shutdown", "Remarks")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"shutdown.read_ends_both"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "read"));
              c.expect(c.call(c.quietly(send(mine, "hello"))), counts(5));
            },
    },
    {
        .id = "shutdown.send_after_write",
        .says = "After the sending side was shut down, sending fails with broken_pipe.",
        .sources = {posix("send", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("socket::send", "Errors"), winsock("send", "WSAESHUTDOWN")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"shutdown.write_still_sends", "shutdown.write_ignored"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "write"));
              c.expect(c.call(c.quietly(send(mine, "hello"))), fails_after_shutdown());
            },
    },
    {
        .id = "shutdown.both_ends_sending",
        .says = "After both sides were shut down, sending fails with broken_pipe.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("send", "WSAESHUTDOWN")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"shutdown.both_is_read_alone"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "both"));
              c.expect(c.call(c.quietly(send(mine, "hello"))), fails_after_shutdown());
            },
    },
    {
        .id = "shutdown.both_ends_receiving",
        .says = "After both sides were shut down, receiving returns 0.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.both_is_write_alone"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "both"));
              c.expect(c.call(recv(mine, 16, {"MSG_DONTWAIT"})), ends());
            },
    },
    {
        .id = "shutdown.wakes_a_blocked_receive",
        .says = "Shutting both sides down wakes a receive that is blocked: it returns 0.",
        .sources = {posix("shutdown", "DESCRIPTION"), portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto receiving = c.start(recv(mine, 16));
              c.until_blocked(receiving);
              // when
              c.given(shutdown(mine, "both"));
              // then
              c.expect(c.finish(receiving), ends());
            },
    },
    {
        .id = "shutdown.wakes_a_blocked_accept",
        .says = "Shutting a listener down wakes an accept that is blocked: it fails with "
                "invalid_argument.",
        .sources = {portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .needs = {op::shutdown, op::accept, op::listen},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto accepting = c.start(accept(listener));
              c.until_blocked(accepting);
              // when
              c.given(shutdown(listener, "both"));
              // then
              c.expect(c.finish(accepting), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "shutdown.not_connected",
        .says = "Shutting a socket without a connection down fails with not_connected.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS"),
                    portable("socket::shutdown", "Errors"), winsock("shutdown", "WSAENOTCONN")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::shutdown},
        .catches = {"shutdown.unconnected_succeeds"},
        .run =
            [](context& c) {
              // Winsock says so of sockets that make connections alone
              const auto refused = fails_with(errc::not_connected);
              c.expect(
                  c.call(shutdown(c.socket(), "both")),
                  by_document{.posix = refused,
                              .winsock = is_connection_oriented(c.which()) ? refused : succeeds(),
                              .portable = refused});
            },
    },
    {
        .id = "shutdown.unix_not_connected",
        .says = "Shutting a UNIX socket without a connection down fails with not_connected.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::shutdown},
        .catches = {"shutdown.unconnected_is_a_bad_argument"},
        .run =
            [](context& c) {
              c.expect(c.call(shutdown(c.socket(), "both")), fails_with(errc::not_connected));
            },
    },
    {
        .id = "shutdown.invalid_direction",
        .says = "A direction that does not exist is refused with invalid_argument.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS"),
                    winsock("shutdown", "WSAEINVAL")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::shutdown},
        .catches = {"shutdown.any_direction_is_both"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(shutdown(mine, raw(99))), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "shutdown.reaches_duplicates",
        .says = "Shutting down acts on the socket, hence on every descriptor of it.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("dup(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::dup, op::send},
        .catches = {"shutdown.write_still_sends"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto other = c.given(dup(mine)).made();
              c.given(shutdown(mine, "write"));
              c.expect(c.call(c.quietly(send(other, "hello"))), fails_with(errc::broken_pipe));
            },
    },
    {
        .id = "shutdown.leaves_the_descriptor_open",
        .says = "A socket that was shut down is still open.",
        .sources = {posix("shutdown", "DESCRIPTION"), portable("socket::shutdown", "summary"),
                    winsock("shutdown", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::getsockname},
        .catches = {"shutdown.closes"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(shutdown(mine, "both"));
              c.expect(c.call(getsockname(mine)), succeeds());
            },
    },
    {
        .id = "shutdown.bad_file_descriptor",
        .says = "Shutting down a closed socket fails with bad_file_descriptor.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("shutdown", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::shutdown, op::close},
        .catches = {"shutdown.closed_is_not_connected"},
        .run =
            [](context& c) {
              const auto h = c.connected().mine;
              c.given(close(h));
              c.expect(c.call(shutdown(h, "both")), fails_on_a_closed_socket());
            },
    },
    {
        .id = "shutdown.not_a_socket",
        .says = "Shutting down a file fails with not_a_socket.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::shutdown, op::open_file},
        .catches = {"shutdown.files_are_closed"},
        .run =
            [](context& c) {
              c.expect(c.call(shutdown(c.file(), "both")), fails_with(errc::not_a_socket));
            },
    },
    {
        .id = "shutdown.write_keeps_what_has_arrived",
        .says = "What arrived before the sending side was shut down can still be received.",
        .sources = {posix("shutdown", "DESCRIPTION"), rfc("9293", "3.6"),
                    linux_man("shutdown(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary"), winsock("shutdown", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.discards_what_has_arrived", "shutdown.write_ends_both"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when
              c.given(shutdown(mine, "write"));
              // then
              c.expect(c.call(recv(mine, 16)), receives("hello"));
            },
    },
    {
        .id = "shutdown.listener",
        .level = unspecified,
        .says = "What shutting a listening socket down does differs.",
        .sources = {posix("shutdown", "ERRORS"), linux_man("shutdown(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::shutdown, op::listen},
        .catches = {"shutdown.unconnected_is_a_bad_argument", "shutdown.any_socket_needs_a_peer"},
        .run =
            [](context& c) {
              c.classify(
                  c.call(shutdown(c.listening(), "both")),
                  {{"succeeds", succeeds()}, {"not_connected", fails_with(errc::not_connected)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> shutdown_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
