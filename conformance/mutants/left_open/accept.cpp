// Lies about what the documents leave open of accept() and listen().

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

// How a setting is read: the member of its value that says its shape.
value reading(const value& setting, const value& on) {
  const value& content = argument(setting, "value");
  std::string_view shape = "int";
  if (content.has("linger")) shape = "linger";
  if (content.has("duration")) shape = "duration";
  return own_call("getsockopt", on,
                  {{"level", argument(setting, "level")},
                   {"name", argument(setting, "name")},
                   {"as_value", shape}});
}

value set_to(const value& setting, const value& on, const value& content) {
  return own_call("setsockopt", on,
                  {{"level", argument(setting, "level")},
                   {"name", argument(setting, "name")},
                   {"value", content}});
}

/// What the option reads on a socket of the listener's kind that is new.
value value_of_a_new_socket(lie_state& state, const value& listener, const value& setting) {
  value make = own_call("socket", value(),
                        {{"family", remembered(state, "family", listener)},
                         {"type", remembered(state, "type", listener)}});
  state.make_call(make.set("as", own_handle));
  const value read = state.make_call(reading(setting, own_handle));
  state.make_call(own_call("close", own_handle));
  return member(read, "value");
}

/// The accepted socket gets what it should not have from its listener, and loses what it has.
void turn_round(lie_state& state, const value& call, const value& setting) {
  const value& mine = call["as"];
  const value own = member(state.make_call(reading(setting, mine)), "value");
  const value inherited = member(state.make_call(reading(setting, call["on"])), "value");
  const value other =
      own == inherited ? value_of_a_new_socket(state, call["on"], setting) : inherited;
  state.make_call(set_to(setting, mine, other));
}

void turn_inheritance_round(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (is_call(call, "setsockopt") && is_ok(result)) state.memory[key("set:", call["on"])] = call;
  if (!is_call(call, "accept") || !is_ok(result)) return;
  if (is_marked(state, "set:", call["on"])) {
    turn_round(state, call, state.memory[key("set:", call["on"])]);
  }
}

void abort_when_shut(lie_state& state, const value& call, value& result) {
  if (is_call(call, "shutdown")) mark(state, "shut:", call["on"]);
  if (!is_call(call, "accept") || is_ok(result)) return;
  if (is_marked(state, "shut:", call["on"])) report_error(result, errc::connection_aborted);
}

void drop_one(lie_state& state, const value& call, value& result) {
  const std::int64_t backlog = argument(call, "backlog").integer();
  const auto [before, is_first] = state.memory.emplace(key("backlog:", call["on"]), backlog);
  if (is_first || !is_ok(result) || backlog >= before->second.integer()) return;
  value taken = own_call("accept", call["on"]);
  state.make_call(taken.set("as", own_handle));
  state.make_call(own_call("close", own_handle));
}

void stay_shut(lie_state& state, const value& call, value& result) {
  if (is_call(call, "shutdown")) mark(state, "shut:", call["on"]);
  if (is_call(call, "listen") && is_marked(state, "shut:", call["on"])) {
    refuse<errc::invalid_argument>(result);
  }
}

void be_spent(lie_state& state, const value& call, value& result) {
  if (is_call(call, "connect") && is_error(result, errc::connection_refused)) {
    mark(state, "refused:", call["on"]);
  }
  if (is_call(call, "listen") && is_marked(state, "refused:", call["on"])) {
    refuse<errc::invalid_argument>(result);
  }
}

void turn_to_listening(lie_state& state, const value& call, value& result) {
  if (is_call(call, "connect") && is_error(result, errc::operation_in_progress)) {
    mark(state, "connecting:", call["on"]);
  }
  if (is_call(call, "listen") && is_marked(state, "connecting:", call["on"])) {
    report_success(result);
  }
}

constexpr mutant accept_lies[] = {
    watching(lie(
        "accept.turns_inheritance_round", op::accept, altered::option,
        "An accepted socket starts anew where it should have its listener's options, and "
        "has them where it should start anew.",
        nullptr, turn_inheritance_round,
        {"accept.inherits_the_user_timeout", "setsockopt.tcp_*", "bind.reuse_after_connections"})),
    watching(lie("accept.shut_listeners_abort", op::accept, altered::error,
                 "Accepting from a listener that was shut down reports an aborted connection.",
                 nullptr, abort_when_shut, {"shutdown.wakes_a_blocked_accept"})),
};

constexpr mutant listen_lies[] = {
    lie(
        "listen.backlog_is_generous", op::listen, altered::count,
        "The queue holds twenty connections more than it should.",
        [](lie_state&, value& call) {
          change_argument(call, "backlog", argument(call, "backlog").integer() + 20);
        },
        nullptr),
    lie("listen.shorter_queue_drops", op::listen, altered::effect,
        "A connection that waits is dropped when the backlog is made smaller.", nullptr, drop_one),
    watching(lie("listen.shut_for_ever", op::listen, altered::effect,
                 "A listener that was shut down cannot listen again.", nullptr, stay_shut)),
    watching(lie("listen.refused_sockets_are_spent", op::listen, altered::effect,
                 "A socket whose connection was refused cannot listen.", nullptr, be_spent)),
    watching(lie("listen.turns_round_while_connecting", op::listen, altered::effect,
                 "Listening succeeds while a connection is being made.", nullptr,
                 turn_to_listening)),
};

}  // namespace

std::span<const mutant> accept_left_open_mutants() {
  return accept_lies;
}
std::span<const mutant> listen_left_open_mutants() {
  return listen_lies;
}

}  // namespace sockspec::conformance
