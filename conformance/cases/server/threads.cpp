// Servers: requests in the thread that serves, and in threads of their own.

#include "cases/server/words.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

/// A server whose requests are held, with so many threads.
request holding(context& c, int threads) {
  return server_of(c).with("handle", "hold").with("threads", threads);
}

/// One whose requests, and what is told of them, fail in a thread of their own.
request failing(context& c) {
  return server_of(c).with("handle", "fail").with("handle_error", "fail").with("threads", 1);
}

constexpr clause clauses[] = {
    {
        .id = "server.one_after_the_other",
        .says = "Without threads, a request is handled when the one before has ended.",
        .sources = {portable("serving_options", "threads"),
                    python("socketserver.BaseServer", "process_request()")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_hooks, op::server_release},
        .catches = {"server.always_threads"},
        .run =
            [](context& c) {
              // given two requests, of which one is held
              const auto server = c.given(holding(c, 0).with("shutdown_request", "return")).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              request_to(c, server);
              c.until(server_hooks(server), times(1));
              c.expect_blocked(serving);
              // when
              c.given(server_release(server));
              // then
              const auto noted = c.until(server_hooks(server), times(2));
              c.expect(noted, has("hooks", value::list{"handle", "shutdown_request", "handle"}));
              c.given(server_release(server));
            },
    },
    {
        .id = "server.handles_at_once",
        .says = "With threads, requests are handled at the same time.",
        .sources = {portable("serving_options", "threads")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_hooks},
        .catches = {"server.threads_are_ignored", "server.bound_is_one_less"},
        .run =
            [](context& c) {
              const auto server = c.given(holding(c, 2)).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              request_to(c, server);
              c.expect(c.until(server_hooks(server), times(2)), times(2));
            },
    },
    {
        .id = "server.bound_of_threads",
        .says = "While as many requests are handled as there may be threads, others wait.",
        .sources = {portable("serving_options", "threads")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_hooks},
        .catches = {"server.bound_is_one_more"},
        .run =
            [](context& c) {
              // given as many requests as are handled at once
              const auto server = c.given(holding(c, 2)).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              request_to(c, server);
              c.until(server_hooks(server), times(2));
              // when
              request_to(c, server);
              // then
              c.expect_blocked(serving);
              c.expect(c.call(server_hooks(server)), times(2));
            },
    },
    {
        .id = "server.waiting_request_gets_its_turn",
        .says = "A request that waits for a thread is handled when another has ended.",
        .sources = {portable("serving_options", "threads")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_hooks, op::server_release},
        .catches = {"server.thread_is_never_free_again"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(holding(c, 1)).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              request_to(c, server);
              c.until(server_hooks(server), times(1));
              // when
              c.given(server_release(server));
              // then
              c.expect(c.until(server_hooks(server), times(2)), times(2));
            },
    },
    {
        .id = "server.starts_a_thread",
        .says = "With threads, handle_request returns when it has started one for the request.",
        .sources = {portable("server::handle_request", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.threads_are_ignored"},
        .run =
            [](context& c) {
              const auto server = c.given(holding(c, 1)).made();
              request_to(c, server);
              c.expect(c.call(server_handle_request(server)), took_one());
            },
    },
    {
        .id = "server.shutdown_leaves_threads",
        .says = "shutdown does not wait for requests in threads of their own, and leaves them be.",
        .sources = {portable("server::shutdown", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown, op::server_hooks,
                  op::server_release},
        .catches = {"server.shutdown_waits_for_threads"},
        .run =
            [](context& c) {
              // given a request in a thread of its own
              const auto server = c.given(holding(c, 1).with("shutdown_request", "return")).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              c.until(server_hooks(server), times(1));
              // when
              c.expect(c.call(server_shutdown(server)), succeeds());
              c.finish(serving);
              // then
              c.expect(c.call(server_hooks(server)), times(0, "shutdown_request"));
              c.given(server_release(server));
              const auto ended = times(1, "shutdown_request");
              c.expect(c.until(server_hooks(server), ended), ended);
            },
    },
    {
        .id = "server.close_waits_for_threads",
        .says = "close waits for the threads of all requests.",
        .sources = {portable("server::close", "summary"),
                    python("socketserver.ThreadingMixIn", "block_on_close")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_close, op::server_release},
        .catches = {"server.close_leaves_threads"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(holding(c, 1)).made();
              request_to(c, server);
              c.given(server_handle_request(server));
              // when
              const auto closing = c.start(server_close(server));
              // then
              c.expect_blocked(closing);
              c.given(server_release(server));
              c.expect(c.finish(closing), succeeds());
            },
    },
    {
        .id = "server.failure_in_a_thread_is_reported",
        .says = "What handle throws in a thread of its own is told to handle_error.",
        .sources = {portable("failure_hooks", "handle_error"),
                    portable("failure_hooks", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.failure_in_a_thread_is_lost"},
        .run =
            [](context& c) {
              const auto server = c.given(failing(c).with("handle_error", "return")).made();
              request_to(c, server);
              c.given(server_handle_request(server));
              const auto told = was_thrown(errc::operation_canceled);
              c.expect(c.until(server_hooks(server), told), told);
            },
    },
    {
        .id = "server.failing_error_hook_ends_serving",
        .says = "What handle_error throws in a request's thread leaves through serve_forever.",
        .sources = {portable("server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever},
        .catches = {"server.error_of_a_thread_is_not_thrown"},
        .run =
            [](context& c) {
              const auto server = c.given(failing(c)).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              c.expect(c.finish(serving), fails_with(errc::operation_canceled));
            },
    },
    {
        .id = "server.failing_error_hook_leaves_through_close",
        .says = "Where nothing serves any more, what handle_error throws leaves through close.",
        .sources = {portable("server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_close},
        .catches = {"server.close_throws_nothing"},
        .run =
            [](context& c) {
              const auto server = c.given(failing(c)).made();
              request_to(c, server);
              c.given(server_handle_request(server));
              c.expect(c.call(server_close(server)), fails_with(errc::operation_canceled));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> server_thread_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
