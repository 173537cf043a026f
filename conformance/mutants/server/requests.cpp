// Lies about handle_request.

#include "engine/mutant.hpp"
#include "mutants/seam_mutant.hpp"
#include "mutants/server/words.hpp"

namespace sockspec::conformance {
namespace {

bool has_time(const value& call, std::int64_t time) {
  return argument(call, "timeout") == value(time);
}

bool has_any_time(const value& call) {
  const value& time = argument(call, "timeout");
  return time.is_integer() && time.integer() > 0;
}

bool took_one(const value& result) {
  return member(result, "handled") == value(true);
}

void report_none(value& result) {
  report_success(result, {{"handled", false}});
}

template <errc Error>
void nothing_came(lie_state&, const value&, value& result) {
  if (is_error(result, Error)) report_none(result);
}

void handle_another(lie_state& state, const value& call, value& result) {
  if (took_one(result)) {
    state.make_call(own_call("server_handle_request", call["on"], {{"timeout", 0}}));
  }
}

// The first is handled, the second not looked for.
constexpr const char* first_is_handled = "first is handled";

void look_on_at_the_second(lie_state& state, value& call) {
  if (state.memory.contains(first_is_handled)) look_on(call);
}
void report_none_at_the_second(lie_state& state, const value&, value& result) {
  if (state.memory.contains(first_is_handled)) report_none(result);
  if (took_one(result)) state.memory[first_is_handled] = true;
}

// Once that a request could not be taken was noted, none is looked for.
constexpr const char* could_not_take = "could not take";

void look_on_after_a_failure(lie_state& state, value& call) {
  const bool handles = is_call(call, "server_handle_request");
  if (handles && state.memory.contains(could_not_take)) look_on(call);
}
void report_none_after_a_failure(lie_state& state, const value& call, value& result) {
  if (is_call(call, "server_hooks") && !member(result, "errors").elements().empty()) {
    state.memory[could_not_take] = true;
  }
  const bool handles = is_call(call, "server_handle_request");
  if (handles && state.memory.contains(could_not_take)) report_none(result);
}

constexpr mutant mutants[] = {
    lie("server.handled_counts_as_none", op::server_handle_request, altered::effect,
        "handle_request tells that no request came when it has handled one.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (took_one(result)) report_none(result);
        },
        {"server.leaves_the_next_request", "server.waits_for_a_request", "server.no_time_at_all",
         "server.takes_no_request", "server.failing_handler_is_reported",
         "server.starts_a_thread"}),
    lie("server.handles_all_that_are_there", op::server_handle_request, altered::count,
        "handle_request handles what else is there, too.", nullptr, handle_another,
        {"server.leaves_the_next_request", "server.failing_error_hook_leaves_through_close"}),
    lie("server.second_request_is_not_seen", op::server_handle_request, altered::readiness,
        "A second handle_request sees no request.", look_on_at_the_second,
        report_none_at_the_second),
    lie(
        "server.no_time_is_no_wait", op::server_handle_request, altered::timing,
        "Without a time, handle_request does not wait.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout").is_null()) change_argument(call, "timeout", 0);
        },
        nullptr),
    lie(
        "server.times_out_early", op::server_handle_request, altered::timing,
        "handle_request waits for half of its time.",
        [](lie_state&, value& call) {
          if (!has_any_time(call)) return;
          change_argument(call, "timeout", argument(call, "timeout").integer() / 2);
        },
        nullptr),
    lie("server.time_is_ignored", op::server_handle_request, altered::timing,
        "handle_request waits until a request comes, whatever its time is.",
        [](lie_state&, value& call) {
          if (has_any_time(call)) change_argument(call, "timeout", nullptr);
        },
        nullptr, {"server.takes_no_request"}),
    lie("server.none_counts_as_handled", op::server_handle_request, altered::effect,
        "handle_request tells of a request where none came.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) change(result, "handled", true);
        },
        {"server.no_time_at_all", "server.takes_no_request"}),
    lie("server.zero_time_takes_nothing", op::server_handle_request, altered::effect,
        "With a time of zero, handle_request always tells that none came.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_time(call, 0) && is_ok(result)) report_none(result);
        }),
    lie(
        "server.zero_time_is_none", op::server_handle_request, altered::timing,
        "With a time of zero, handle_request waits until a request comes.",
        [](lie_state&, value& call) {
          if (has_time(call, 0)) change_argument(call, "timeout", nullptr);
        },
        nullptr),
    lie("server.negative_time_is_zero", op::server_handle_request, altered::error,
        "A negative time is taken for zero.", nullptr, nothing_came<errc::argument_rejected>),
    lie("server.failure_to_take_is_not_reported", op::server_hooks, altered::effect,
        "That a request could not be taken is told to nobody.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "errors", value::list{}); }),
    watching(lie("server.failure_to_take_is_for_ever", op::server_handle_request,
                 altered::readiness, "After a request that could not be taken there is no other.",
                 look_on_after_a_failure, report_none_after_a_failure)),
    lie("server.serves_twice_at_a_time", op::server_handle_request, altered::error,
        "Where another thread serves, handle_request tells that none came.", nullptr,
        nothing_came<errc::operation_in_progress>),
    lie("server.closed_handles_nothing", op::server_handle_request, altered::error,
        "handle_request of a closed server tells that none came.", nullptr,
        nothing_came<errc::bad_file_descriptor>),
};

}  // namespace

std::span<const mutant> server_request_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
