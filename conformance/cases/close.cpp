// close(): the end of a descriptor, and of the connection behind it.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "close.succeeds",
        .says = "An open socket can be closed.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION"),
                    portable("socket::close", "summary"), winsock("closesocket", "Return value"),
                    winsock("closesocket", "Parameters")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close},
        .catches = {"close.reports_failure"},
        .run = [](context& c) { c.expect(c.call(close(c.connected().mine)), succeeds()); },
    },
    {
        .id = "close.frees_the_descriptor",
        .says = "The number of a closed descriptor is free for the next one.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::close, op::census},
        .catches = {"close.does_nothing"},
        .run =
            [](context& c) {
              const auto before = c.given(census(role::subject)).field("numbers");
              c.given(close(c.socket()));
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
    {
        .id = "close.twice",
        .says = "A descriptor that is closed cannot be closed again: bad_file_descriptor.",
        .sources = {posix("close", "ERRORS"), linux_man("close(2)", "ERRORS"),
                    winsock("closesocket", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::close},
        .catches = {"close.twice_succeeds"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(close(h));
              c.expect(c.call(close(h)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "close.delivers_data",
        .says = "Data that was sent before closing reaches the peer, and then the end.",
        .sources = {posix("close", "DESCRIPTION"), rfc("9293", "3.6"),
                    portable("socket::close", "summary"), winsock("closesocket", "Remarks"),
                    rfc("9293", "3.9.1.4"), rfc("9293", "3.10.4")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::send},
        .catches = {"close.aborts"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(mine, "last words"));
              // when
              c.given(close(mine));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("last words"));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), ends());
            },
    },
    {
        .id = "close.duplicate_keeps_the_connection",
        .says = "A connection ends when the last descriptor of it is closed.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("close(2)", "DESCRIPTION"),
                    portable("dup", "summary"), winsock("WSADuplicateSocket", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::dup, op::send},
        .catches = {"close.ends_the_connection_at_once", "close.ends_for_duplicates"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto other = c.given(dup(mine)).made();
              // when
              c.given(close(mine));
              // then
              c.expect(c.call(c.quietly(send(other, "hello"))), counts(5));
            },
    },
    {
        .id = "close.zero_linger_resets",
        .says = "With a linger time of 0, closing resets the connection.",
        .sources = {linux_man("socket(7)", "SO_LINGER"), rfc("9293", "3.10.5"),
                    portable("so::linger", "summary"), winsock("closesocket", "Remarks"),
                    rfc("9293", "3.9.1.6"), rfc("8684", "3.5")},
        .kinds = inet_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::setsockopt},
        .catches = {"close.linger_ignored", "setsockopt.so_linger_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_LINGER", linger(true, 0)));
              // when
              c.given(close(mine));
              // then
              c.arrived(theirs);
              c.expect(c.call(recv(theirs, 16)), fails_with(errc::connection_reset));
            },
    },
    {
        .id = "close.ends_listening",
        .says = "Once a listener is closed, connecting to its address is refused.",
        .sources = {posix("close", "DESCRIPTION"), rfc("9293", "3.10.7.1"),
                    linux_man("connect(2)", "ERRORS"), portable("socket::close", "summary")},
        .kinds = connection_kinds,
        .modes = any_mode,
        .needs = {op::close, op::listen},
        .catches = {"close.leaves_listeners_open"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto there = c.local(listener);
              // when
              c.given(close(listener));
              // then
              c.expect(c.call(connect(c.peer_socket(), there)),
                       fails_with(errc::connection_refused));
            },
    },
    {
        .id = "close.unread_data_resets",
        .level = should,
        .says = "Closing a TCP connection whose received data was not read resets it.",
        .sources = {rfc("9293", "3.6.1"), rfc("2525", "2.17")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::close, op::recv},
        .catches = {"close.reads_what_is_left"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "unread"));
              c.arrived(mine);
              // when
              c.given(close(mine));
              // then
              c.arrived(theirs);
              c.expect(c.call(recv(theirs, 16)), fails_with(errc::connection_reset));
            },
    },
    {
        .id = "close.later_data_resets",
        .level = should,
        .says = "What comes after a TCP connection was closed is answered by a reset.",
        .sources = {rfc("9293", "3.6.1"), rfc("2525", "2.16")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::close},
        .catches = {"close.goes_on_receiving"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(close(mine));
              c.arrived(theirs);
              // when
              c.given(c.quietly(send(theirs, "late")));
              // then
              c.expect(c.call(poll({{theirs, {}}}, c.patience())), reports(theirs, "POLLHUP"));
              c.expect(c.call(c.quietly(send(theirs, "later"))),
                       any_of({fails_with(errc::broken_pipe), fails_with(errc::connection_reset)}));
            },
    },
    {
        .id = "close.path_remains",
        .says = "Closing a UNIX socket leaves its path in the file system.",
        .sources = {linux_man("unix(7)", "Pathname sockets"), portable("socket::close", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::close, op::bind, op::file_status},
        .catches = {"close.removes_the_path"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              const std::string path = c.local(h).path();
              // when
              c.given(close(h));
              // then
              const auto status =
                  operation(role::peer, op::file_status, value::object{{"path", path}});
              c.expect(c.call(status), has("exists", true));
            },
    },
    {
        .id = "close.under_a_blocked_receive",
        .level = unspecified,
        .says = "What becomes of a receive that is blocked on a descriptor while another thread "
                "closes it is left open.",
        .sources = {posix("close", "DESCRIPTION"),
                    linux_man("close(2)", "Multithreaded processes and close()")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::close, op::recv},
        .catches = {"close.wakes_receivers"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto receiving = c.start(recv(mine, 16));
              c.until_blocked(receiving);
              // when: what arrives afterwards tells whether the receive still waits for it
              c.given(close(mine));
              c.given(c.quietly(send(theirs, "late")));
              // then
              c.classify(c.finish(receiving),
                         {{"goes_on", receives("late")},
                          {"ends", ends()},
                          {"bad_descriptor", fails_with(errc::bad_file_descriptor)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> close_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
