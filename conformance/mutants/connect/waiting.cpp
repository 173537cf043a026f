// Lies about connect() and connections that take their time.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_pending_error(const value& call, const value& result) {
  return is_option(call, "SO_ERROR") && is_ok(result);
}

void keep_pending(lie_state& state, const value& call, value& result) {
  if (!is_pending_error(call, result)) return;
  const value& error = member(result, "value")["error"];
  const std::string told = key("told:", call["on"]);
  if (!error.is_null()) {
    state.memory[told] = member(result, "value");
  } else if (state.memory.contains(told)) {
    change(result, "value", state.memory[told]);
  }
}

void call_made_in_progress(lie_state& state, const value& call, value& result) {
  const bool is_first = state.memory.emplace(key("asked:", call["on"]), true).second;
  if (!is_first && (is_ok(result) || is_error(result, errc::already_connected))) {
    report_error(result, errc::connection_already_in_progress);
  }
}

void call_time_out_refused(lie_state& state, const value& call, value& result) {
  if (is_option(call, "SO_SNDTIMEO")) state.memory["timeout"] = true;
  if (call["op"] != value("connect") || !state.memory.contains("timeout")) return;
  if (is_error(result, errc::operation_in_progress) ||
      is_error(result, errc::operation_would_block)) {
    report_error(result, errc::connection_refused);
  }
}

void never_wait(lie_state& state, value& call) {
  state.make_call(own_call("fcntl", call["on"],
                           {{"command", "F_SETFL"}, {"flags", value::list{"O_NONBLOCK"}}}));
}

void end_when_interrupted(lie_state& state, const value& call, value& result) {
  const std::string interrupted = key("interrupted:", call["on"]);
  if (is_error(result, errc::interrupted)) state.memory[interrupted] = true;
  if (is_error(result, errc::connection_already_in_progress) &&
      state.memory.contains(interrupted)) {
    report_error(result, errc::operation_in_progress);
  }
}

constexpr mutant mutants[] = {
    lie("connect.in_progress_reported_as_would_block", op::connect, altered::error,
        "A connection that takes its time is reported as a call that would block.", nullptr,
        misreport<errc::operation_in_progress, errc::operation_would_block>, {"connect.timed_out"}),
    lie("connect.in_progress_reported_as_made", op::connect, altered::effect,
        "A connection that takes its time is reported as made.", nullptr,
        pretend<errc::operation_in_progress>, {"connect.timed_out"}),
    lie("connect.starts_anew", op::connect, altered::effect,
        "Connecting again starts the connection anew.", nullptr,
        misreport<errc::connection_already_in_progress, errc::operation_in_progress>,
        {"connect.goes_on_when_interrupted"}),
    lie("connect.refusal_is_not_pending", op::getsockopt, altered::option,
        "SO_ERROR does not tell why a connection could not be made.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_pending_error(call, result)) return;
          change(result, "value", value::object{{"error", nullptr}});
        },
        {"getsockopt.*", "send*", "recv*", "poll.*"}),
    lie("connect.refusal_stays_pending", op::getsockopt, altered::option,
        "SO_ERROR tells its error again and again.", nullptr, keep_pending, {"getsockopt.*"}),
    lie("connect.made_reported_as_in_progress", op::connect, altered::error,
        "A connection that has been made meanwhile is reported as being made.", nullptr,
        call_made_in_progress,
        {"connect.already_connected", "connect.after_a_refusal", "connect.datagram_*",
         "connect.stream_dissolved"}),
    watching(lie("connect.time_out_reported_as_refused", op::connect, altered::error,
                 "A time-out is reported as a refusal.", nullptr, call_time_out_refused)),
    lie("connect.never_waits", op::connect, altered::timing, "Connecting never waits.", never_wait,
        nullptr,
        {"connect.*", "rec*", "read*", "write*", "send*", "poll.*", "getpeername.*", "bind.*"}),
    lie("connect.interruption_reported_as_timed_out", op::connect, altered::error,
        "An interrupted call is reported as one that timed out.", nullptr,
        misreport<errc::interrupted, errc::timed_out>, {"connect.timeout_ends_with_a_signal"}),
    lie("connect.interruption_ends_it", op::connect, altered::effect,
        "A connection is given up when the call is interrupted.", nullptr, end_when_interrupted),
};

}  // namespace

std::span<const mutant> connect_waiting_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
