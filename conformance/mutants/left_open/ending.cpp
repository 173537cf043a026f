// Lies about what the documents leave open of shutdown() and close().

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void turn_resets_round(lie_state& state, const value& call, value& result) {
  mark_errors(state, call, result);
  if (is_call(call, "shutdown") && is_in_error(state, call["on"])) {
    turn_round<errc::not_connected>(result);
  }
}

void turn_attempts_round(lie_state& state, const value& call, value& result) {
  mark_connected(state, call, result);
  if (is_call(call, "shutdown") && is_marked(state, "connecting:", call["on"])) {
    turn_round<errc::not_connected>(result);
  }
}

// Connecting to no address resets a connection.
void reset_at_once(lie_state& state, value& call) {
  if (is_call(call, "setsockopt") && is_option(call, "SO_LINGER") &&
      argument(call, "value")["linger"]["seconds"] == value(0)) {
    mark(state, "abrupt:", call["on"]);
  }
  if (!is_call(call, "shutdown") || !is_marked(state, "abrupt:", call["on"])) return;
  call.set("op", "connect");
  call.set("args", value::object{{"address", value::object{{"family", "unspecified"}}}});
}

void end_listening(lie_state& state, value& call) {
  if (is_call(call, "listen")) mark(state, "listens:", call["on"]);
  if (is_call(call, "shutdown") && is_marked(state, "listens:", call["on"])) {
    change_argument(call, "how", "both");
  }
}

/// A wait for sockets of which one was closed meanwhile.
bool waits_for_closed(const lie_state& state, const value& call) {
  const auto is_closed = [&](const value& on) { return is_marked(state, "closed:", on); };
  const value& handles = argument(call, "handles");
  if (handles.is_list()) {
    return std::ranges::any_of(handles.elements(),
                               [&](const value& one) { return is_closed(one["on"]); });
  }
  const value& read = argument(call, "read");
  return read.is_list() && std::ranges::any_of(read.elements(), is_closed);
}

template <char First>
void end_waits(lie_state& state, const value& call, value& result) {
  if (is_call(call, "close")) mark(state, "closed:", call["on"]);
  const std::string_view waiting = First == 'p' ? "poll" : "select";
  if (is_call(call, waiting) && waits_for_closed(state, call)) {
    turn_round<errc::bad_file_descriptor>(result, {{"count", 0}});
  }
}

void end_sends(lie_state& state, const value& call, value& result) {
  if (is_call(call, "close")) mark(state, "closed:", call["on"]);
  if (is_call(call, "send") && is_marked(state, "closed:", call["on"])) {
    refuse<errc::bad_file_descriptor>(result);
  }
}

// One client is accepted and its connection ended in order, before the listener goes.
void end_in_order(lie_state& state, value& call) {
  if (is_call(call, "listen")) mark(state, "listens:", call["on"]);
  if (!is_call(call, "close") || !is_marked(state, "listens:", call["on"])) return;
  state.make_call(own_call("fcntl", call["on"],
                           {{"command", "F_SETFL"}, {"flags", value::list{"O_NONBLOCK"}}}));
  value taken = own_call("accept", call["on"]);
  state.make_call(taken.set("as", own_handle));
  state.make_call(own_call("shutdown", own_handle, {{"how", "write"}}));
}

constexpr mutant lies[] = {
    lie("shutdown.once_and_for_all", op::shutdown, altered::error,
        "A side that was shut down cannot be shut down again.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (is_marked(state, "shut:", call["on"])) refuse<errc::not_connected>(result);
          mark(state, "shut:", call["on"]);
        }),
    watching(lie("shutdown.resets_are_turned_round", op::shutdown, altered::error,
                 "Shutting down a connection that was reset fails where it should not, and does "
                 "not where it should.",
                 nullptr, turn_resets_round)),
    watching(lie("shutdown.attempts_are_turned_round", op::shutdown, altered::error,
                 "Shutting down while a connection is being made fails where it should not, and "
                 "does not where it should.",
                 nullptr, turn_attempts_round)),
    watching(lie("shutdown.zero_linger_resets", op::shutdown, altered::effect,
                 "With a linger time of 0 shutting down resets.", reset_at_once, nullptr)),
    watching(lie("shutdown.any_end_ends_listening", op::shutdown, altered::effect,
                 "A listener has ended when either of its sides was shut down.", end_listening,
                 nullptr)),
    watching(lie("close.ends_polls", op::poll, altered::effect,
                 "Closing a socket ends the polls that wait for it.", nullptr, end_waits<'p'>,
                 {"poll.closed_descriptor_is_invalid"})),
    watching(lie("close.ends_selects", op::select, altered::effect,
                 "Closing a socket ends the selects that wait for it.", nullptr, end_waits<'s'>,
                 {"select.bad_file_descriptor"})),
    watching(lie("close.ends_sends", op::send, altered::effect,
                 "Closing a socket ends the sends that wait for room.", nullptr, end_sends)),
    watching(lie("close.ends_waiting_clients_in_order", op::close, altered::effect,
                 "A client that waits to be accepted sees an orderly end when the listener goes.",
                 end_in_order, nullptr)),
};

}  // namespace

std::span<const mutant> ending_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
