// Servers: their addresses and sockets, and datagrams.

#include "cases/server/words.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr clause clauses[] = {
    {
        .id = "server.tells_its_address",
        .says = "server_address is the name of the socket, with the port that the system chose.",
        .sources = {portable("server::server_address", "summary"),
                    python("socketserver.BaseServer", "server_address")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_address, op::fromfd},
        .catches = {"server.another_address_is_told"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto name = c.local(c.given(fromfd(server)).made());
              c.expect(c.call(server_address(server)), has_address(name));
            },
    },
    {
        .id = "server.address_after_close",
        .says = "server_address tells the same when the server is closed.",
        .sources = {portable("server::server_address", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_address, op::server_close},
        .catches = {"server.address_is_gone_after_close"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto name = c.given(server_address(server)).address();
              c.given(server_close(server));
              c.expect(c.call(server_address(server)), has_address(name));
            },
    },
    {
        .id = "server.no_handle_after_close",
        .says = "A closed server has no handle.",
        .sources = {portable("server::fileno", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::fileno, op::server_close},
        .catches = {"server.handle_outlives_close"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              c.given(server_close(server));
              c.expect(c.call(fileno(server)), has("number", -1));
            },
    },
    {
        .id = "server.handle_can_be_polled",
        .says = "The server's handle is that of the socket: it is readable when a request waits.",
        .sources = {portable("server::fileno", "summary"),
                    python("socketserver.BaseServer", "fileno()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::fromfd, op::poll},
        .catches = {"server.handle_is_another"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto copy = c.given(fromfd(server)).made();
              c.expect(c.call(poll({{copy, {"POLLIN"}}}, 0ns)), counts(0));
              request_to(c, server);
              c.expect(c.call(poll({{copy, {"POLLIN"}}}, c.patience())), counts(1));
            },
    },
    {
        .id = "server.address_in_use",
        .says = "An address that another server has is refused with address_in_use.",
        .sources = {portable("stream_server::stream_server", "Errors"),
                    portable("datagram_server::datagram_server", "Errors")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make},
        .catches = {"server.address_is_shared"},
        .run =
            [](context& c) {
              const auto first = c.given(server_of(c)).made();
              const auto taken = c.given(server_address(first)).address();
              c.expect(c.call(server_at(c, taken)), fails_with(errc::address_in_use));
            },
    },
    {
        .id = "server.over_lingering_connections",
        .says = "A server can be started again while connections of the one before linger.",
        .sources = {portable("stream_server::stream_server", "summary"),
                    python("socketserver.BaseServer", "allow_reuse_address")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_close},
        .catches = {"server.address_is_not_reused"},
        .run =
            [](context& c) {
              // given a server that closed a connection first, and then its listener
              const auto before = c.given(server_of(c).with("handle", "return")).made();
              const auto where = c.given(server_address(before)).address();
              const auto client = client_of(c, before);
              c.given(server_handle_request(before));
              c.arrived(client);
              c.given(close(client));
              c.given(server_close(before));
              // when, then
              c.expect(c.call(server_at(c, where)), succeeds());
            },
    },
    {
        .id = "server.ipv6_alone",
        .says = "A server at every IPv6 address takes IPv6 clients alone.",
        .sources = {portable("stream_server::stream_server", "summary")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::server_make, op::fromfd, op::getsockopt},
        .catches = {"server.ipv6_takes_ipv4"},
        .run =
            [](context& c) {
              const auto server = c.given(server_at(c, c.wildcard(0))).made();
              const auto copy = c.given(fromfd(server)).made();
              c.expect(c.call(getsockopt(copy, "IPPROTO_IPV6", "IPV6_V6ONLY")),
                       has_value(integer(1)));
            },
    },
    {
        .id = "server.takes_over_a_socket",
        .says = "A server can be given a socket, and serves at its address.",
        .sources = {portable("stream_server::stream_server", "summary"),
                    portable("datagram_server::datagram_server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.socket_is_closed_when_given"},
        .run =
            [](context& c) {
              // given
              const auto with_requests =
                  is_connection_oriented(c.which()) ? c.listening() : c.bound();
              const auto made = c.call(server_make(c.traits().type, with_requests));
              c.expect(made, succeeds());
              const auto client = echo_wanted(c, made.made());
              // when
              c.given(server_handle_request(made.made(), c.patience()));
              // then
              c.expect(answer(c, client), receives(asked));
            },
    },
    {
        .id = "server.socket_that_does_not_listen",
        .says = "A stream server over a socket that does not listen is refused.",
        .sources = {portable("stream_server::stream_server", "Errors")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make},
        .catches = {"server.every_socket_will_do"},
        .run =
            [](context& c) {
              c.expect(c.call(server_make("stream", c.bound())),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "server.close_refuses_clients",
        .says = "Nobody can connect to a server that is closed.",
        .sources = {portable("server::close", "summary"),
                    python("socketserver.BaseServer", "server_close()")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_close},
        .catches = {"server.close_leaves_the_socket"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto where = c.given(server_address(server)).address();
              c.given(server_close(server));
              c.expect(c.call(connect(c.peer_socket(), where)),
                       fails_with(errc::connection_refused));
            },
    },
    {
        .id = "server.close_disconnects_waiting_clients",
        .says = "Clients that wait to be accepted are disconnected when the server is closed.",
        .sources = {portable("server::close", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_close},
        .catches = {"server.close_leaves_the_socket"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto client = client_of(c, server);
              c.given(server_close(server));
              c.expect(answer(c, client), any_of({ends(), fails_with(errc::connection_reset)}));
            },
    },
    {
        .id = "server.unix_file_stays",
        .says = "The file of a UNIX address stays when the server is closed.",
        .sources = {portable("server::close", "summary")},
        .kinds = unix_stream | unix_dgram,
        .modes = any_mode,
        .needs = {op::server_make, op::server_close, op::file_status},
        .catches = {"server.close_removes_the_file"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto path = c.given(server_address(server)).address().path();
              c.given(server_close(server));
              c.expect(c.call(file_status(role::subject, path)), has("exists", true));
            },
    },
    {
        .id = "server.replies_from_its_address",
        .says = "A datagram is handed over with its sender, and a reply comes from the server.",
        .sources = {portable("datagram_hooks", "handle"),
                    python("socketserver.BaseRequestHandler", "request"),
                    portable("datagram_server", "summary")},
        .kinds = udp | unix_dgram,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.datagrams_are_cut"},
        .run =
            [](context& c) {
              // given a client that is not connected, so that it hears everybody
              const auto server = c.given(server_of(c)).made();
              const auto where = c.given(server_address(server)).address();
              const auto client = c.bound(role::peer);
              c.set_blocking(client, false);
              c.given(sendto(client, asked, where));
              // when
              c.given(server_handle_request(server, c.patience()));
              // then
              const auto seen = c.eventually(recvfrom(client, 64));
              c.expect(seen, receives(asked));
              c.expect(seen, has_address(where));
            },
    },
    {
        .id = "server.longest_datagram",
        .says = "A datagram longer than largest_datagram is cut to it.",
        .sources = {portable("serving_options", "largest_datagram")},
        .kinds = udp | unix_dgram,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.datagrams_are_of_any_length"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("largest_datagram", 4)).made();
              const auto client = echo_wanted(c, server);
              c.given(server_handle_request(server));
              c.expect(answer(c, client), receives("hell"));
            },
    },
    {
        .id = "server.backlog_bounds_the_queue",
        .says = "As many clients as the backlog says, or few more, wait to be accepted.",
        .sources = {portable("serving_options", "backlog"),
                    python("socketserver.BaseServer", "request_queue_size")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_address},
        .catches = {"server.backlog_is_ignored"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("backlog", 1)).made();
              const auto there = c.given(server_address(server)).address();
              const auto client = [&] { return c.nonblocking_socket(role::peer); };
              for (int i = 1; i != 8; ++i) c.call(connect(client(), there));
              c.expect(c.call(connect(client(), there)), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "server.client_without_a_name",
        .says = "A datagram of a UNIX client that has no name is handled, with no address.",
        .sources = {portable("datagram_hooks", "handle")},
        .kinds = unix_dgram,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.nameless_clients_are_given_a_name"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("handle", "return")).made();
              const auto where = c.given(server_address(server)).address();
              c.given(sendto(c.peer_socket(), asked, where));
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)),
                       has("clients", value::list{address::unspecified().fields()}));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> server_socket_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
