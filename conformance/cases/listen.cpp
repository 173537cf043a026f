// listen(): waiting for connections.

#include <limits>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "listen.lets_others_connect",
        .says = "Others can connect to a socket that listens.",
        .sources = {posix("listen", "DESCRIPTION"), linux_man("listen(2)", "DESCRIPTION"),
                    portable("socket::listen", "summary"), winsock("listen", "Remarks"),
                    rfc("9293", "3.10.7.2")},
        .kinds = connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              // when
              c.expect(c.call(listen(h)), succeeds());
              // then
              c.expect(c.call(connect(c.peer_socket(), c.local(h))), succeeds());
            },
    },
    {
        .id = "listen.is_reported",
        .says = "SO_ACCEPTCONN reads 1 once a socket listens.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_ACCEPTCONN"),
                    portable("so::acceptconn", "summary"), winsock("getsockopt", "SO_ACCEPTCONN")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::getsockopt},
        .catches = {"listen.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              // when
              c.expect(c.call(listen(h)), succeeds());
              // then
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_ACCEPTCONN")), has_value(1));
            },
    },
    {
        .id = "listen.data_waits_for_accept",
        .says = "A connection is made, and takes data, before it is accepted.",
        .sources = {posix("2.10.13", "Connection Indication Queue"),
                    linux_man("listen(2)", "NOTES"), portable("socket::listen", "summary"),
                    winsock("listen", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::accept, op::recv},
        .catches = {"accept.loses_early_data"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = c.peer_socket();
              // when
              c.given(connect(client, c.local(listener)));
              c.given(send(client, "early"));
              // then
              const auto mine = c.given(accept(listener)).made();
              c.given(send(client, "later"));
              c.arrived(mine);
              c.expect(c.call(recv(mine, 5)), receives("early"));
            },
    },
    {
        .id = "listen.first_come_first_served",
        .says = "Connections are accepted in the order in which they were made.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "summary"), winsock("accept", "Remarks")},
        .kinds = connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::accept},
        .catches = {"accept.newest_first"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto first = c.bound(role::peer);
              c.given(connect(first, c.local(listener)));
              c.given(connect(c.bound(role::peer), c.local(listener)));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, has_address(c.local(first)));
            },
    },
    {
        .id = "listen.longer_queue",
        .level = should,
        .says = "Listening again with a greater backlog makes room for more connections.",
        .sources = {linux_man("listen(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.first_backlog_stays"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.full_listener(role::subject);
              // when
              c.given(listen(listener, 16));
              const auto client = c.nonblocking_socket(role::peer);
              c.call(connect(client, c.local(listener)));
              // then
              c.expect(c.until(getpeername(client), succeeds()), succeeds());
            },
    },
    {
        .id = "listen.negative_backlog",
        .says = "A negative backlog is no error.",
        .sources = {posix("listen", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.negative_backlog_is_refused"},
        .run = [](context& c) { c.expect(c.call(listen(c.bound(), -1)), succeeds()); },
    },
    {
        .id = "listen.large_backlog",
        .says = "A backlog beyond the system's limit is cut without an error.",
        .sources = {posix("listen", "DESCRIPTION"), linux_man("listen(2)", "NOTES"),
                    portable("socket::listen", "backlog"), winsock("listen", "Parameters")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.large_backlog_is_refused"},
        .run =
            [](context& c) {
              const int most = std::numeric_limits<int>::max();
              c.expect(c.call(listen(c.bound(), most)), succeeds());
            },
    },
    {
        .id = "listen.chooses_a_port",
        .says = "Listening without an address lets the system choose a port.",
        .sources = {linux_man("ip(7)", "/proc interfaces"), portable("socket::listen", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::listen, op::getsockname},
        .catches = {"listen.demands_an_address"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              // when
              c.expect(c.call(listen(h)), succeeds());
              // then
              const int port = c.call(getsockname(h)).address().port();
              c.expect(seen::fact(port), at_least(1));
            },
    },
    {
        .id = "listen.unix_without_name",
        .says = "A UNIX socket without a name cannot listen.",
        .sources = {posix("listen", "ERRORS"), linux_man("unix(7)", "ERRORS")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.names_itself"},
        .run =
            [](context& c) {
              c.expect(c.call(listen(c.socket())),
                       by_document{.posix = fails_with(errc::destination_address_required),
                                   .linux_man = fails_with(errc::invalid_argument)});
            },
    },
    {
        .id = "listen.connected",
        .says = "A connected socket cannot listen: invalid_argument.",
        .sources = {posix("listen", "ERRORS"), winsock("listen", "WSAEISCONN")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.pretends_when_connected"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(listen(mine)),
                       by_document{.posix = fails_with(errc::invalid_argument),
                                   .winsock = fails_with(errc::already_connected)});
            },
    },
    {
        .id = "listen.address_in_use",
        .says = "Where two sockets share an address by SO_REUSEADDR, one can listen there, and the "
                "other gets address_in_use.",
        .sources = {linux_man("listen(2)", "ERRORS")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::listen, op::setsockopt},
        .catches = {"listen.shares_ports"},
        .run =
            [](context& c) {
              // given
              const auto first = c.blocking_socket();
              const auto second = c.blocking_socket();
              c.given(setsockopt(first, "SOL_SOCKET", "SO_REUSEADDR", integer(1)));
              c.given(setsockopt(second, "SOL_SOCKET", "SO_REUSEADDR", integer(1)));
              c.given(bind(first, c.loopback(0)));
              c.given(bind(second, c.local(first)));
              c.given(listen(first));
              // when
              const auto seen = c.call(listen(second));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "listen.not_supported",
        .says = "A datagram socket cannot listen: operation_not_supported.",
        .sources = {posix("listen", "ERRORS"), linux_man("listen(2)", "ERRORS"),
                    portable("socket::listen", "Errors"), winsock("listen", "WSAEOPNOTSUPP")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.takes_datagram_sockets"},
        .run =
            [](context& c) {
              c.expect(c.call(listen(c.bound())), fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "listen.bad_file_descriptor",
        .says = "A closed socket cannot listen: bad_file_descriptor.",
        .sources = {posix("listen", "ERRORS"), linux_man("listen(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("listen", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::close},
        .catches = {"listen.closed_reported_as_no_socket"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              c.given(close(h));
              // when
              const auto seen = c.call(listen(h));
              // then
              c.expect(seen, fails_on_a_closed_socket());
            },
    },
    {
        .id = "listen.not_a_socket",
        .says = "What is no socket cannot listen: not_a_socket.",
        .sources = {posix("listen", "ERRORS"), linux_man("listen(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::listen, op::open_file},
        .catches = {"listen.file_reported_as_closed"},
        .run =
            [](context& c) { c.expect(c.call(listen(c.file())), fails_with(errc::not_a_socket)); },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> listen_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
