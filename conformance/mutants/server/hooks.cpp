// Lies about the hooks of servers, and about what they leave behind.

#include "engine/mutant.hpp"
#include "mutants/seam_mutant.hpp"
#include "mutants/server/words.hpp"

namespace sockspec::conformance {
namespace {

bool is_canceled(const value& noted) {
  return was_thrown(noted, errc::operation_canceled);
}

void verify_afterwards(lie_state&, const value&, value& noted) {
  if (!was_called(noted, "verify_request") || !was_called(noted, "handle")) return;
  if (was_called(noted, "handle_error")) return;
  drop_element(noted, "hooks", "verify_request");
  value hooks = member(noted, "hooks");
  change(noted, "hooks", hooks.append("verify_request"));
}

void forget_the_clients(lie_state&, const value&, value& noted) {
  value unknown{value::list{}};
  for (const value& one : member(noted, "clients").elements()) {
    if (!one.is_null()) unknown.append(value::object{{"family", "unspecified"}});
  }
  change(noted, "clients", unknown);
}

void name_the_nameless(lie_state&, const value&, value& noted) {
  value named{value::list{}};
  for (const value& one : member(noted, "clients").elements()) {
    const bool nameless = one["family"] == value("unspecified");
    named.append(nameless ? value(value::object{{"family", "unix"}, {"path", "client"}}) : one);
  }
  change(noted, "clients", named);
}

/// Where requests are verified.
void swallow(lie_state&, const value&, value& noted) {
  if (!was_called(noted, "verify_request") || !is_canceled(noted)) return;
  drop_element(noted, "hooks", "handle_error");
  change(noted, "thrown", value::list{});
}

void rename_the_failure(lie_state&, const value&, value& noted) {
  if (!was_called(noted, "verify_request") || !is_canceled(noted)) return;
  if (was_called(noted, "handle")) {
    change(noted, "thrown", value::list{error_object(errc::io_error)});
  }
}

/// Where requests are handled in threads.
void lose_what_threads_throw(lie_state& state, const value& call, value& noted) {
  if (!is_call(call, "server_hooks")) return;
  if (made_with(state, call, "threads") == value(1)) change(noted, "thrown", value::list{});
}

void end_serving(lie_state& state, const value& call, value& noted) {
  if (!is_call(call, "server_hooks") || !was_called(noted, "handle_error")) return;
  if (has_been(state, call, "server_serve_forever")) {
    state.make_call(own_call("server_shutdown", call["on"]));
  }
}

void skip_the_end(lie_state& state, const value& call, value& noted) {
  if (!is_call(call, "server_hooks")) return;
  const bool fails = made_with(state, call, "handle_error") == value("fail");
  if (fails) drop_element(noted, "hooks", "shutdown_request");
}

void close_after_it(lie_state& state, const value& call, value& result) {
  if (is_error(result, errc::operation_canceled)) {
    state.make_call(own_call("server_close", call["on"]));
  }
}

void watch(lie_state& state, value& call) {
  remember_server(state, call);
}

void ignore_the_refusal(lie_state&, value& call) {
  if (!asks_for(call, "verify_request", "refuse") || leaves_open(call, "handle_error")) return;
  change_argument(call, "verify_request", "accept");
  change_argument(call, "handle", "return");
}

void consent(lie_state&, value& call) {
  if (!asks_for(call, "verify_request", "fail")) return;
  change_argument(call, "verify_request", "accept");
  change_argument(call, "handle", "return");
}

void keep_the_refused(lie_state&, value& call) {
  const bool alone = leaves_open(call, "handle_error");
  if (alone && asks_for(call, "verify_request", "refuse")) keep_requests(call);
}
void keep_the_failed(lie_state&, value& call) {
  const bool alone = leaves_open(call, "handle_error");
  if (alone && asks_for(call, "handle", "fail")) keep_requests(call);
}
void keep_the_handled(lie_state&, value& call) {
  const bool alone = leaves_open(call, "shutdown_request") && asks_for(call, "type", "stream");
  if (alone && asks_for(call, "handle", "return")) keep_requests(call);
}
void keep_what_the_hook_leaves(lie_state&, value& call) {
  const bool leaves = asks_for(call, "shutdown_request", "return");
  if (leaves && asks_for(call, "handle", "return")) keep_requests(call);
}

constexpr mutant mutants[] = {
    lie("server.verifies_afterwards", op::server_hooks, altered::effect,
        "A request is verified when it has been handled.", nullptr, verify_afterwards),
    lie("server.client_is_unknown", op::server_hooks, altered::address,
        "handle is told no address.", nullptr, forget_the_clients),
    lie("server.nameless_clients_are_given_a_name", op::server_hooks, altered::address,
        "A client without a name is told with one.", nullptr, name_the_nameless),
    lie("server.refusal_is_ignored", op::server_make, altered::effect,
        "A request is handled, whatever verify_request says.", ignore_the_refusal, nullptr),
    lie("server.refused_client_is_kept", op::server_make, altered::effect,
        "The connection of a client that is refused stays open.", keep_the_refused, nullptr),
    lie("server.handled_client_is_kept", op::server_make, altered::effect,
        "The connection stays open when handle has returned.", keep_the_handled, nullptr),
    lie("server.hook_keeps_the_connection", op::server_make, altered::effect,
        "What shutdown_request leaves open stays open.", keep_what_the_hook_leaves, nullptr),
    lie("server.failed_client_is_kept", op::server_make, altered::effect,
        "The connection stays open when handle has thrown.", keep_the_failed, nullptr),
    lie("server.failure_is_swallowed", op::server_hooks, altered::effect,
        "What a hook throws is told to nobody.", nullptr, swallow,
        {"server.failing_error_hook_keeps_nothing_open"}),
    lie("server.failure_is_renamed", op::server_hooks, altered::error,
        "handle_error is told of another error than was thrown.", nullptr, rename_the_failure),
    watching(lie("server.failure_in_a_thread_is_lost", op::server_hooks, altered::effect,
                 "What a hook throws in a thread of its own is told to nobody.", watch,
                 lose_what_threads_throw)),
    watching(lie("server.failure_ends_serving", op::server_hooks, altered::effect,
                 "A request that fails ends serve_forever.", watch, end_serving)),
    lie("server.failing_verification_is_consent", op::server_make, altered::effect,
        "A request is handled where verify_request has thrown.", consent, nullptr),
    lie("server.failing_error_hook_is_ignored", op::server_handle_request, altered::effect,
        "What handle_error throws is lost.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::operation_canceled)) {
            report_success(result, {{"handled", true}});
          }
        }),
    watching(lie("server.failing_error_hook_skips_the_end", op::server_hooks, altered::effect,
                 "Where handle_error throws, the connection is not ended.", watch, skip_the_end)),
    lie("server.failing_error_hook_closes", op::server_handle_request, altered::effect,
        "What handle_error throws closes the server.", nullptr, close_after_it),
    lie(
        "server.connections_wait_for_ever", op::server_make, altered::option,
        "connection_timeout is ignored.",
        [](lie_state&, value& call) {
          const value& time = argument(call, "connection_timeout");
          if (time.is_integer() && time.integer() > 0) {
            change_argument(call, "connection_timeout", nullptr);
          }
        },
        nullptr),
    lie("server.negative_timeout_is_none", op::server_make, altered::error,
        "A negative connection_timeout is no timeout.", nullptr, pretend<errc::argument_rejected>),
};

}  // namespace

std::span<const mutant> server_hook_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
