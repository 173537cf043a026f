// Lies about serve_forever, shutdown and close, with threads and without.

#include "engine/mutant.hpp"
#include "mutants/seam_mutant.hpp"
#include "mutants/server/words.hpp"

namespace sockspec::conformance {
namespace {

bool shuts_down(const value& call) {
  return is_call(call, "server_shutdown");
}

bool has_one_thread(lie_state& state, const value& call) {
  return made_with(state, call, "threads") == value(1);
}

/// Of a server that serves, and at whose hooks nobody has looked.
void wake_nobody(lie_state& state, value& call) {
  remember_server(state, call);
  if (!shuts_down(call) || !has_been(state, call, "server_serve_forever")) return;
  if (!has_been(state, call, "server_hooks")) look_on(call);
}

void miss_handle_request(lie_state& state, value& call) {
  remember_server(state, call);
  if (shuts_down(call) && has_been(state, call, "server_handle_request")) look_on(call);
}

/// Of a server whose request is held in the thread that serves.
void return_while_it_serves(lie_state& state, value& call) {
  remember_server(state, call);
  if (!shuts_down(call) || has_one_thread(state, call)) return;
  if (made_with(state, call, "handle") == value("hold")) look_on(call);
}

void forget_an_early_one(lie_state& state, value& call) {
  remember_server(state, call);
  if (shuts_down(call) && !has_been(state, call, "server_serve_forever")) look_on(call);
}

void shut_down_again(lie_state& state, value& call) {
  const bool serves_again =
      is_call(call, "server_serve_forever") && has_been(state, call, "server_serve_forever");
  if (serves_again) state.make_call(own_call("server_shutdown", call["on"]));
  remember_server(state, call);
}

void wait_for_threads(lie_state& state, value& call) {
  remember_server(state, call);
  if (shuts_down(call) && has_one_thread(state, call)) call.set("op", "server_close");
}

void leave_it_serving(lie_state& state, value& call) {
  remember_server(state, call);
  if (!is_call(call, "server_close")) return;
  if (has_been(state, call, "server_serve_forever")) look_on(call);
}

/// Of a server whose request is held in a thread.
void leave_threads(lie_state& state, value& call) {
  remember_server(state, call);
  if (!is_call(call, "server_close") || !has_one_thread(state, call)) return;
  if (made_with(state, call, "handle") == value("hold")) look_on(call);
}

void fail_at_the_second(lie_state& state, const value& call, value& result) {
  const std::string closed = key("closed", call["on"]);
  if (state.memory.contains(closed)) report_error(result, errc::bad_file_descriptor);
  state.memory[closed] = true;
}

/// Of a server that serves in one thread, and at whose connections no hook looks.
void free_no_thread(lie_state& state, value& call) {
  remember_server(state, call);
  if (!is_call(call, "server_release") || !has_one_thread(state, call)) return;
  const bool serves = has_been(state, call, "server_serve_forever");
  if (serves && made_with(state, call, "shutdown_request").is_null()) look_on(call);
}

template <std::int64_t From, std::int64_t To>
void have_threads(lie_state&, value& call) {
  if (argument(call, "threads") == value(From)) change_argument(call, "threads", To);
}

constexpr mutant mutants[] = {
    lie("server.serves_once", op::server_serve_forever, altered::effect,
        "serve_forever returns when it has handled one request.",
        [](lie_state&, value& call) { call.set("op", "server_handle_request"); }, nullptr,
        {"server.goes_on_after_a_failure", "server.one_after_the_other", "server.handles_at_once",
         "server.bound_of_threads", "server.waiting_request_gets_its_turn",
         "server.failing_error_hook_ends_serving"}),
    watching(lie("server.shutdown_wakes_nobody", op::server_shutdown, altered::effect,
                 "A serve_forever that waits is not woken by shutdown.", wake_nobody, nullptr)),
    watching(lie("server.shutdown_misses_handle_request", op::server_shutdown, altered::effect,
                 "A handle_request that waits is not woken by shutdown.", miss_handle_request,
                 nullptr)),
    watching(lie("server.shutdown_does_not_wait", op::server_shutdown, altered::timing,
                 "shutdown returns while a request is still handled.", return_while_it_serves,
                 nullptr)),
    watching(lie("server.early_shutdown_is_lost", op::server_shutdown, altered::effect,
                 "A shutdown before serve_forever is forgotten.", forget_an_early_one, nullptr,
                 {"server.shutdown_counts_once", "server.shutdown_ends_a_request"})),
    watching(lie("server.shutdown_is_for_ever", op::server_serve_forever, altered::effect,
                 "A server that was shut down ends every serve_forever.", shut_down_again,
                 nullptr)),
    lie(
        "server.shutdown_from_a_hook_is_lost", op::server_make, altered::effect,
        "A shutdown that comes from a hook is forgotten.",
        [](lie_state&, value& call) {
          if (asks_for(call, "handle", "shutdown")) change_argument(call, "handle", "return");
        },
        nullptr),
    watching(lie("server.shutdown_waits_for_threads", op::server_shutdown, altered::timing,
                 "shutdown returns when the threads of all requests have ended.", wait_for_threads,
                 nullptr)),
    watching(lie("server.close_leaves_it_serving", op::server_close, altered::effect,
                 "close does not end serve_forever.", leave_it_serving, nullptr)),
    watching(lie("server.close_leaves_threads", op::server_close, altered::timing,
                 "close returns while requests are handled in threads.", leave_threads, nullptr)),
    lie("server.closed_serves_nobody", op::server_serve_forever, altered::error,
        "serve_forever of a closed server returns as if it had been shut down.", nullptr,
        pretend<errc::bad_file_descriptor>),
    lie("server.second_close_fails", op::server_close, altered::error,
        "Closing a closed server is an error.", nullptr, fail_at_the_second),
    lie(
        "server.close_from_a_hook_is_ignored", op::server_make, altered::error,
        "A hook that closes its own server is told of success.",
        [](lie_state&, value& call) {
          if (asks_for(call, "handle", "close")) change_argument(call, "handle", "return");
        },
        nullptr),
    lie("server.always_threads", op::server_make, altered::option,
        "A server that is to have no threads has four.", have_threads<0, 4>, nullptr),
    lie("server.threads_are_ignored", op::server_make, altered::option,
        "Every request is handled in the thread that serves.",
        [](lie_state&, value& call) { change_argument(call, "threads", nullptr); }, nullptr,
        {"server.bound_of_threads", "server.shutdown_leaves_threads",
         "server.close_waits_for_threads"}),
    lie("server.bound_is_one_less", op::server_make, altered::count,
        "Of two threads one handles requests.", have_threads<2, 1>, nullptr,
        {"server.bound_of_threads"}),
    lie("server.bound_is_one_more", op::server_make, altered::count,
        "Where two threads are allowed, a third one is started.", have_threads<2, 3>, nullptr),
    watching(lie("server.thread_is_never_free_again", op::server_release, altered::effect,
                 "The place of a request that has ended is not given to another one.",
                 free_no_thread, nullptr)),
    lie("server.error_of_a_thread_is_not_thrown", op::server_serve_forever, altered::error,
        "What handle_error throws in a thread ends serve_forever as a shutdown does.", nullptr,
        pretend<errc::operation_canceled>),
    lie("server.close_throws_nothing", op::server_close, altered::error,
        "What handle_error has thrown in a thread is lost.", nullptr,
        pretend<errc::operation_canceled>),
};

}  // namespace

std::span<const mutant> server_serving_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
