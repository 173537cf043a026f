// Lies about what the documents leave open of poll() and select().

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

/// Asks of one socket whether it can be read from and written to.
bool asks_for_both(const value& call) {
  const value& handles = argument(call, "handles");
  if (!handles.is_list() || handles.elements().size() != 1) return false;
  const auto& events = handles.elements().front()["events"].elements();
  const auto asks = [&](std::string_view event) {
    return std::ranges::find(events, value(event)) != events.end();
  };
  return events.size() == 2 && asks("POLLIN") && asks("POLLOUT");
}

void turn_hangup_round(const value& call, value& result) {
  const value ready = member(result, "ready");
  const auto& on = argument(call, "handles").elements().front()["on"];
  if (ready.elements().empty()) {
    change(result, "count", 1);
    change(result, "ready",
           value::list{value::object{{"on", on}, {"events", value::list{"POLLHUP"}}}});
    return;
  }
  const auto& events = ready.elements().front()["events"].elements();
  const bool hangs = std::ranges::find(events, value("POLLHUP")) != events.end();
  hangs ? drop_event(result, "POLLHUP") : add_event(result, "POLLHUP");
}

void turn_exception_round(const value& call, value& result) {
  const value& asked = argument(call, "except");
  const bool is_one = asked.is_list() && asked.elements().size() == 1 &&
                      argument(call, "read") == asked && argument(call, "write") == asked;
  if (!is_ok(result) || !is_one) return;
  const bool is_in = !member(result, "except").elements().empty();
  change(result, "except", is_in ? value(value::list{}) : asked);
  change(result, "count", member(result, "count").integer() + (is_in ? -1 : 1));
}

constexpr mutant lies[] = {
    lie("poll.hangups_are_turned_round", op::poll, altered::readiness,
        "A socket has hung up where it should not, and not where it should.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_ok(result) && asks_for_both(call)) turn_hangup_round(call, result);
        },
        {"poll.*", "ppoll.*"}),
    lie("select.exceptions_are_turned_round", op::select, altered::readiness,
        "A socket is in the set for exceptions where it should not be, and not where it should.",
        nullptr,
        [](lie_state&, const value& call, value& result) { turn_exception_round(call, result); },
        {"select.*"}),
};

}  // namespace

std::span<const mutant> readiness_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
