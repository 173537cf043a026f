// Servers: serve_forever, and what ends it.

#include "cases/server/words.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr clause clauses[] = {
    {
        .id = "server.serves_many",
        .says = "serve_forever handles one request after the other.",
        .sources = {portable("server::serve_forever", "summary"),
                    python("socketserver.BaseServer", "serve_forever()"),
                    portable("stream_server", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown},
        .catches = {"server.serves_once"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto serving = c.start(server_serve_forever(server));
              c.expect(answer(c, echo_wanted(c, server)), receives(asked));
              c.expect(answer(c, echo_wanted(c, server)), receives(asked));
            },
    },
    {
        .id = "server.shutdown_ends_serving",
        .says = "shutdown ends a serve_forever that waits for a request.",
        .sources = {portable("server::shutdown", "summary"),
                    python("socketserver.BaseServer", "shutdown()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown},
        .catches = {"server.shutdown_wakes_nobody"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto serving = c.start(server_serve_forever(server));
              c.until_blocked(serving);
              c.expect(c.call(server_shutdown(server)), succeeds());
              c.expect(c.finish(serving), succeeds());
            },
    },
    {
        .id = "server.shutdown_ends_a_request",
        .says = "shutdown ends a handle_request that waits, which tells that none came.",
        .sources = {portable("server::shutdown", "summary"),
                    portable("server::handle_request", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_shutdown},
        .catches = {"server.shutdown_misses_handle_request", "server.none_counts_as_handled"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto waiting = c.start(server_handle_request(server));
              c.until_blocked(waiting);
              c.given(server_shutdown(server));
              c.expect(c.finish(waiting), took_none());
            },
    },
    {
        .id = "server.shutdown_waits",
        .says = "shutdown returns when serving has ended, and so not while a request is handled.",
        .sources = {portable("server::shutdown", "summary"),
                    python("socketserver.BaseServer", "shutdown()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown,
                  op::server_release},
        .catches = {"server.shutdown_does_not_wait"},
        .run =
            [](context& c) {
              // given a request that is handled in the thread that serves
              const auto server = c.given(server_of(c).with("handle", "hold")).made();
              const auto serving = c.start(server_serve_forever(server));
              request_to(c, server);
              c.until(server_hooks(server), times(1));
              // when
              const auto ending = c.start(server_shutdown(server));
              // then
              c.expect_blocked(ending);
              c.given(server_release(server));
              c.expect(c.finish(ending), succeeds());
              c.finish(serving);
            },
    },
    {
        .id = "server.shutdown_before_serving",
        .says = "A shutdown that comes before serve_forever ends it at once.",
        .sources = {portable("server::shutdown", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown},
        .catches = {"server.early_shutdown_is_lost"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              c.given(server_shutdown(server));
              c.expect(c.call(server_serve_forever(server)), succeeds());
            },
    },
    {
        .id = "server.shutdown_counts_once",
        .says = "After the serve_forever that a shutdown has ended, the next one serves.",
        .sources = {portable("server::shutdown", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_shutdown},
        .catches = {"server.shutdown_is_for_ever"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(server_of(c)).made();
              c.given(server_shutdown(server));
              c.given(server_shutdown(server));
              c.given(server_serve_forever(server));
              // when
              const auto serving = c.start(server_serve_forever(server));
              // then
              c.expect(answer(c, echo_wanted(c, server)), receives(asked));
            },
    },
    {
        .id = "server.shutdown_from_a_hook",
        .says = "A hook can shut its own server down: then shutdown does not wait.",
        .sources = {portable("server::shutdown", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever},
        .catches = {"server.shutdown_from_a_hook_is_lost"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c).with("handle", "shutdown")).made();
              request_to(c, server);
              c.expect(c.call(server_serve_forever(server)), succeeds());
            },
    },
    {
        .id = "server.shutdown_from_a_request_thread",
        .says = "A hook in a thread of its own can shut its server down, too.",
        .sources = {portable("server::shutdown", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever},
        .catches = {"server.shutdown_from_a_hook_is_lost"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(server_of(c).with("handle", "shutdown").with("threads", 1)).made();
              request_to(c, server);
              c.expect(c.call(server_serve_forever(server)), succeeds());
            },
    },
    {
        .id = "server.serves_once_at_a_time",
        .says = "While one thread serves, another is refused with operation_in_progress.",
        .sources = {portable("server::handle_request", "Errors")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_handle_request},
        .catches = {"server.serves_twice_at_a_time"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto serving = c.start(server_serve_forever(server));
              c.until_blocked(serving);
              c.expect(c.call(server_handle_request(server, 0ns)),
                       fails_with(errc::operation_in_progress));
            },
    },
    {
        .id = "server.close_ends_serving",
        .says = "close ends serve_forever in another thread.",
        .sources = {portable("server::close", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_close},
        .catches = {"server.close_leaves_it_serving"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto serving = c.start(server_serve_forever(server));
              c.until_blocked(serving);
              c.expect(c.call(server_close(server)), succeeds());
              c.expect(c.finish(serving), succeeds());
            },
    },
    {
        .id = "server.closed_serves_no_more",
        .says = "A closed server neither serves nor handles a request: bad_file_descriptor.",
        .sources = {portable("server::handle_request", "Errors"),
                    portable("server::serve_forever", "Errors"),
                    python("socketserver.BaseServer", "server_close()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_serve_forever, op::server_handle_request,
                  op::server_close},
        .catches = {"server.closed_handles_nothing", "server.closed_serves_nobody"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              c.given(server_close(server));
              c.expect(c.call(server_handle_request(server, 0ns)),
                       fails_with(errc::bad_file_descriptor));
              c.expect(c.call(server_serve_forever(server)), fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "server.close_twice",
        .says = "Closing a closed server does nothing, and so does shutting it down.",
        .sources = {portable("server::close", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_close, op::server_shutdown},
        .catches = {"server.second_close_fails"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              c.given(server_close(server));
              c.expect(c.call(server_close(server)), succeeds());
              c.expect(c.call(server_shutdown(server)), succeeds());
            },
    },
    {
        .id = "server.close_from_a_hook",
        .says = "A hook that closes its own server is told resource_deadlock_would_occur.",
        .sources = {portable("server::close", "Errors")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.close_from_a_hook_is_ignored"},
        .run =
            [](context& c) {
              const auto server =
                  c.given(server_of(c).with("handle", "close").with("handle_error", "return"))
                      .made();
              request_to(c, server);
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)),
                       was_thrown(errc::resource_deadlock_would_occur));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> server_serving_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
