// Lies about accept(), its waiting and what ends it.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void make_nonblocking(lie_state& state, value& call) {
  state.make_call(own_call("fcntl", call["on"],
                           {{"command", "F_SETFL"}, {"flags", value::list{"O_NONBLOCK"}}}));
}

void never_restart(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("interrupt")) state.memory["interrupted"] = true;
  if (call["op"] == value("accept") && is_ok(result) && state.memory.contains("interrupted")) {
    report_error(result, errc::interrupted);
  }
}

void same_connection_twice(lie_state& state, const value&, value& result) {
  if (!is_ok(result)) return;
  const auto [first, is_new] = state.memory.emplace("first", member(result, "address"));
  if (!is_new) change(result, "address", first->second);
}

// Takes the connection that could not be handed out, and closes it.
void drop_connection(lie_state& state, const value& call, value& result) {
  if (!is_error(result, errc::too_many_files_open)) return;
  state.make_call(own_call("limit", value(), {{"spare", nullptr}}));
  value taken = own_call("accept", call["on"]);
  state.make_call(taken.set("as", own_handle));
  state.make_call(own_call("close", own_handle));
}

void forget_reset_connection(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  const value error = state.make_call(
      own_call("getsockopt", call["as"],
               {{"level", "SOL_SOCKET"}, {"name", "SO_ERROR"}, {"as_value", "error"}}));
  if (member(error, "value")["error"]["name"] == value("connection_reset")) {
    report_error(result, errc::operation_would_block);
  }
}

constexpr mutant mutants[] = {
    lie("accept.never_waits", op::accept, altered::timing,
        "Accepting never waits for a connection.", make_nonblocking, nullptr,
        {"accept.*", "accept4.*", "shutdown.*"}),
    lie("accept.would_block_reported_as_in_progress", op::accept, altered::error,
        "A queue without connections is reported as an operation in progress.", nullptr,
        [](lie_state& state, const value&, value& result) {
          if (state.memory.contains("timeout")) return;
          if (is_error(result, errc::operation_would_block)) {
            report_error(result, errc::operation_in_progress);
          }
        },
        {"accept.timed_out", "accept.never_waits"}),
    lie("accept.time_out_reported_as_aborted", op::accept, altered::error,
        "A time-out is reported as a connection that was aborted.", nullptr,
        misreport<errc::operation_would_block, errc::connection_aborted>,
        {"accept.would_block", "accept.reset_in_the_queue"}),
    lie("accept.interruption_reported_as_would_block", op::accept, altered::error,
        "An interrupted wait is reported as a queue without connections.", nullptr,
        misreport<errc::interrupted, errc::operation_would_block>,
        {"accept.timeout_ends_with_a_signal"}),
    watching(lie("accept.never_restarts", op::accept, altered::effect,
                 "A signal ends the wait, whatever its handler asks for.", nullptr, never_restart,
                 {"accept.overlooks_*"})),
    lie("accept.one_connection_twice", op::accept, altered::effect,
        "Two calls are handed the same connection.", nullptr, same_connection_twice),
    lie("accept.no_descriptor_reported_as_no_memory", op::accept, altered::error,
        "A full table of descriptors is reported as a lack of memory.", nullptr,
        misreport<errc::too_many_files_open, errc::not_enough_memory>),
    lie("accept.drops_what_it_cannot_take", op::accept, altered::effect,
        "A connection for which there is no descriptor is closed.", nullptr, drop_connection),
    lie("accept.not_listening_reported_as_not_supported", op::accept, altered::error,
        "A socket that does not listen is reported as one that cannot accept.", nullptr,
        misreport<errc::invalid_argument, errc::operation_not_supported>,
        {"accept.negative_length", "shutdown.*", "accept.connected"}),
    lie("accept.datagrams_reported_as_not_listening", op::accept, altered::error,
        "A datagram socket is reported as one that does not listen.", nullptr,
        misreport<errc::operation_not_supported, errc::invalid_argument>),
    lie("accept.closed_reported_as_not_listening", op::accept, altered::error,
        "A closed listener is reported as one that does not listen.", nullptr,
        misreport<errc::bad_file_descriptor, errc::invalid_argument>),
    lie("accept.file_reported_as_closed", op::accept, altered::error,
        "What is no socket is reported as a bad descriptor.", nullptr,
        misreport<errc::not_a_socket, errc::bad_file_descriptor>),
    lie("accept.forgets_reset_connections", op::accept, altered::effect,
        "A connection that its client has reset is forgotten.", nullptr, forget_reset_connection),
    lie("accept.ends_when_the_listener_is_closed", op::close, altered::effect,
        "Closing a listener wakes those who wait for a connection.",
        [](lie_state& state, value& call) {
          state.make_call(own_call("shutdown", call["on"], {{"how", "both"}}));
        },
        nullptr, {"close.*", "recv.*", "getsockopt.*", "bind.*", "connect.*", "send.*", "child.*"}),
};

}  // namespace

std::span<const mutant> accept_waiting_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
