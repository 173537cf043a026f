// Servers: what becomes of a request, hook after hook.

#include "cases/server/words.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

/// A server whose every hook is noted.
request noting(context& c) {
  request made = server_of(c).with("verify_request", "accept").with("handle_error", "return");
  return is_connection_oriented(c.which()) ? made.with("shutdown_request", "return") : made;
}

constexpr clause clauses[] = {
    {
        .id = "server.hooks_in_order",
        .says = "A request is verified, then handled, then its connection is ended.",
        .sources = {portable("server", "summary"),
                    python("socketserver.BaseServer", "handle_request()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.verifies_afterwards"},
        .run =
            [](context& c) {
              const auto server = c.given(noting(c)).made();
              echo_wanted(c, server);
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)), called(c, {"verify_request", "handle"}));
            },
    },
    {
        .id = "server.hooks_are_told_the_client",
        .says = "handle is told the client's address.",
        .sources = {portable("stream_hooks", "handle"), portable("datagram_hooks", "handle"),
                    python("socketserver.BaseRequestHandler", "client_address"),
                    python("socketserver.BaseServer", "get_request()")},
        .kinds = tcp | udp | unix_dgram,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.client_is_unknown"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto client = c.local(echo_wanted(c, server));
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)), has("clients", value::list{client.fields()}));
            },
    },
    {
        .id = "server.refused_is_not_handled",
        .says = "A request that verify_request refuses is not handled.",
        .sources = {portable("server", "summary"),
                    python("socketserver.BaseServer", "verify_request()"),
                    portable("stream_hooks", "verify_request"),
                    portable("datagram_hooks", "verify_request")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.refusal_is_ignored"},
        .run =
            [](context& c) {
              const auto server = c.given(noting(c).with("verify_request", "refuse")).made();
              request_to(c, server);
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)), called(c, {"verify_request"}));
            },
    },
    {
        .id = "server.refused_client_is_let_go",
        .says = "The connection of a client that is refused is ended.",
        .sources = {portable("stream_hooks", "shutdown_request")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.refused_client_is_kept"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("verify_request", "refuse")).made();
              const auto client = client_of(c, server);
              c.given(server_handle_request(server));
              c.expect(answer(c, client), ends());
            },
    },
    {
        .id = "server.handled_client_is_let_go",
        .says = "When handle has returned, the connection is ended.",
        .sources = {portable("stream_hooks", "shutdown_request")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.handled_client_is_kept"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("handle", "return")).made();
              const auto client = client_of(c, server);
              c.given(server_handle_request(server));
              c.expect(answer(c, client), ends());
            },
    },
    {
        .id = "server.closes_what_the_hook_leaves_open",
        .says = "What shutdown_request leaves open is closed.",
        .sources = {portable("stream_hooks", "shutdown_request")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.hook_keeps_the_connection"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(server_of(c).with("handle", "return").with("shutdown_request", "return"))
                      .made();
              const auto client = client_of(c, server);
              c.given(server_handle_request(server));
              c.expect(answer(c, client), ends());
            },
    },
    {
        .id = "server.failing_handler_is_reported",
        .says = "What handle throws is told to handle_error, before the connection is ended.",
        .sources = {portable("failure_hooks", "handle_error"),
                    python("socketserver.BaseServer", "handle_request()"),
                    python("socketserver.BaseServer", "handle_error()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.failure_is_swallowed", "server.failure_is_renamed"},
        .run =
            [](context& c) {
              const auto server = c.given(noting(c).with("handle", "fail")).made();
              request_to(c, server);
              c.expect(c.call(server_handle_request(server)), took_one());
              const auto noted = c.call(server_hooks(server));
              c.expect(noted, called(c, {"verify_request", "handle", "handle_error"}));
              c.expect(noted, was_thrown(errc::operation_canceled));
            },
    },
    {
        .id = "server.failed_client_is_let_go",
        .says = "When handle has thrown, the connection is ended.",
        .sources = {portable("server", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.failed_client_is_kept"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("handle", "fail")).made();
              const auto client = client_of(c, server);
              c.given(server_handle_request(server));
              c.expect(answer(c, client), ends());
            },
    },
    {
        .id = "server.goes_on_after_a_failure",
        .says = "A request that fails does not end serve_forever.",
        .sources = {portable("server", "summary"),
                    python("socketserver.BaseServer", "handle_error()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_hooks},
        .catches = {"server.failure_ends_serving"},
        .run =
            [](context& c) {
              // given a request that has failed
              const auto server = c.given(noting(c).with("handle", "fail")).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              c.until(server_hooks(server), times(1, "handle_error"));
              // when
              request_to(c, server);
              // then
              c.expect(c.until(server_hooks(server), times(2)), times(2));
            },
    },
    {
        .id = "server.failing_verification_is_reported",
        .says = "What verify_request throws is told to handle_error, and the request not handled.",
        .sources = {portable("server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.failing_verification_is_consent", "server.failure_is_swallowed"},
        .run =
            [](context& c) {
              const auto server = c.given(noting(c).with("verify_request", "fail")).made();
              request_to(c, server);
              c.given(server_handle_request(server));
              const auto noted = c.call(server_hooks(server));
              c.expect(noted, called(c, {"verify_request", "handle_error"}));
              c.expect(noted, was_thrown(errc::operation_canceled));
            },
    },
    {
        .id = "server.failing_error_hook",
        .says = "What handle_error throws leaves through handle_request.",
        .sources = {portable("server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.failing_error_hook_is_ignored"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(noting(c).with("handle", "fail").with("handle_error", "fail")).made();
              request_to(c, server);
              c.expect(c.call(server_handle_request(server)), fails_with(errc::operation_canceled));
            },
    },
    {
        .id = "server.failing_error_hook_keeps_nothing_open",
        .says = "The connection is ended also where handle_error has thrown.",
        .sources = {portable("server", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.failing_error_hook_skips_the_end"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(noting(c).with("handle", "fail").with("handle_error", "fail")).made();
              const auto client = client_of(c, server);
              c.call(server_handle_request(server));
              c.expect(c.call(server_hooks(server)),
                       called(c, {"verify_request", "handle", "handle_error"}));
              c.expect(answer(c, client), ends());
            },
    },
    {
        .id = "server.goes_on_after_a_failing_error_hook",
        .says = "After what handle_error has thrown, the server can go on.",
        .sources = {portable("server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.failing_error_hook_closes"},
        .run =
            [](context& c) {
              // given
              const auto server =
                  c.given(noting(c).with("handle", "fail").with("handle_error", "fail")).made();
              request_to(c, server);
              request_to(c, server);
              c.call(server_handle_request(server));
              // when
              c.call(server_handle_request(server));
              // then
              c.expect(c.call(server_hooks(server)), times(2));
            },
    },
    {
        .id = "server.connection_timeout",
        .says =
            "A connection has the timeout of the options: a silent client fails with timed_out.",
        .sources = {portable("serving_options", "connection_timeout")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.connections_wait_for_ever"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(noting(c).with("connection_timeout", c.short_wait().count())).made();
              client_of(c, server);
              c.call(server_handle_request(server));
              c.expect(c.call(server_hooks(server)), was_thrown(errc::timed_out));
            },
    },
    {
        .id = "server.negative_connection_timeout",
        .says = "A negative connection_timeout is refused when the server is made.",
        .sources = {portable("stream_server::stream_server", "Errors"),
                    portable("datagram_server::datagram_server", "Errors")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make},
        .catches = {"server.negative_timeout_is_none"},
        .run =
            [](context& c) {
              c.expect(c.call(server_of(c).with("connection_timeout", -1)),
                       fails_with(errc::argument_rejected));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> server_hook_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
