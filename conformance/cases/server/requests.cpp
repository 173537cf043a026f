// Servers: one request at a time, by handle_request.

#include "cases/server/words.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr clause clauses[] = {
    {
        .id = "server.handles_a_request",
        .says = "handle_request hands the request that comes to the hook that handles it.",
        .sources = {portable("server::handle_request", "summary"),
                    python("socketserver.BaseServer", "handle_request()"),
                    python("socketserver.BaseServer", "finish_request()"),
                    python("socketserver.BaseRequestHandler", "handle()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.handled_counts_as_none"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(server_of(c)).made();
              const auto client = echo_wanted(c, server);
              // when
              const auto seen = c.call(server_handle_request(server, c.patience()));
              // then
              c.expect(seen, took_one());
              c.expect(answer(c, client), receives(asked));
            },
    },
    {
        .id = "server.handles_one",
        .says = "handle_request handles one request, also where there are more.",
        .sources = {portable("server::handle_request", "summary"),
                    python("socketserver.BaseServer", "handle_request()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.handles_all_that_are_there"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              echo_wanted(c, server);
              echo_wanted(c, server);
              c.given(server_handle_request(server));
              c.expect(c.call(server_hooks(server)), times(1));
            },
    },
    {
        .id = "server.leaves_the_next_request",
        .says = "What one handle_request leaves waiting, the next one handles.",
        .sources = {portable("server::handle_request", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks},
        .catches = {"server.second_request_is_not_seen"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(server_of(c)).made();
              echo_wanted(c, server);
              echo_wanted(c, server);
              c.given(server_handle_request(server));
              // when, then
              c.expect(c.call(server_handle_request(server, c.patience())), took_one());
              c.expect(c.call(server_hooks(server)), times(2));
            },
    },
    {
        .id = "server.waits_for_a_request",
        .says = "Without a time, handle_request waits until a request comes.",
        .sources = {portable("server::handle_request", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.no_time_is_no_wait"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto waiting = c.start(server_handle_request(server));
              c.expect_blocked(waiting);
              echo_wanted(c, server);
              c.expect(c.finish(waiting), took_one());
            },
    },
    {
        .id = "server.request_timeout",
        .says =
            "handle_request returns when its time is over, not before, and tells that none came.",
        .sources = {portable("server::handle_request", "summary"),
                    python("socketserver.BaseServer", "handle_request()"),
                    python("socketserver.BaseServer", "timeout"),
                    python("socketserver.BaseServer", "handle_timeout()")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.times_out_early", "server.time_is_ignored",
                    "server.none_counts_as_handled"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto seen = c.call(server_handle_request(server, c.short_wait()));
              c.expect(seen, took_none());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "server.no_time_at_all",
        .says = "With a time of zero, handle_request handles a request that is there, and does not "
                "wait for one.",
        .sources = {portable("server::handle_request", "summary")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::fromfd},
        .catches = {"server.zero_time_takes_nothing", "server.zero_time_is_none"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              echo_wanted(c, server);
              has_request(c, server);
              c.expect(c.call(server_handle_request(server, 0ns)), took_one());
              c.expect(c.call(server_handle_request(server, 0ns)), took_none());
            },
    },
    {
        .id = "server.negative_time",
        .says = "A negative time is refused.",
        .sources = {portable("server::handle_request", "Errors")},
        .kinds = server_kinds,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.negative_time_is_zero"},
        .run =
            [](context& c) {
              const auto server = c.given(server_of(c)).made();
              const auto asked_for = server_handle_request(server).with("timeout", -1000000);
              c.expect(c.call(asked_for), fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "server.client_that_has_gone",
        .says = "A client that resets its connection before it is accepted ends nothing.",
        .sources = {portable("failure_hooks", "get_request_failed")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request},
        .catches = {"server.serves_once"},
        .run =
            [](context& c) {
              // given
              const auto server = c.given(server_of(c).with("handle_error", "return")).made();
              c.reset(client_of(c, server));
              const auto client = echo_wanted(c, server);
              c.start(server_serve_forever(server));
              // when, then
              c.expect(answer(c, client), receives(asked));
            },
    },
    {
        .id = "server.takes_no_request",
        .says = "A request that cannot be taken is reported, and stays.",
        .sources = {portable("failure_hooks", "get_request_failed")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::server_make, op::server_handle_request, op::server_hooks, op::limit},
        .catches = {"server.failure_to_take_is_not_reported", "server.failure_to_take_is_for_ever"},
        .run =
            [](context& c) {
              // given a client, and no descriptor for its connection
              const auto server = c.given(server_of(c).with("get_request_failed", "return")).made();
              const auto client = echo_wanted(c, server);
              c.given(limit_descriptors(role::subject, 0));
              // when
              c.expect(c.call(server_handle_request(server, 1ms)), took_none());
              c.given(restore_descriptor_limit(role::subject));
              // then
              c.expect(c.call(server_hooks(server)), was_told(errc::too_many_files_open));
              c.expect(c.call(server_handle_request(server, c.patience())), took_one());
              c.expect(answer(c, client), receives(asked));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> server_request_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
