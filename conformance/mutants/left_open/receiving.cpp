// Lies about what the documents leave open of the calls that receive.

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool has_unknown_flag(const value& call) {
  const value& flags = argument(call, "flags");
  return flags.is_list() && std::ranges::any_of(flags.elements(), &value::is_object);
}

bool received(const value& result, std::string_view hex) {
  return member(result, "data")["hex"] == value(hex);
}

bool received_something(const value& result) {
  return is_ok(result) && member(result, "count") != value(0);
}

void need_a_name(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (is_call(call, "bind") || is_call(call, "connect")) mark(state, "named:", call["on"]);
  if (!is_call(call, "recv") || is_marked(state, "named:", call["on"])) return;
  if (remembered(state, "type", call["on"]) == value("datagram") &&
      is_error(result, errc::operation_would_block)) {
    report_error(result, errc::invalid_argument);
  }
}

void turn_empty_buffers_round(const value& call, value& result) {
  if (argument(call, "capacity") != value(0)) return;
  if (is_ok(result)) return report_error(result, errc::operation_would_block);
  if (is_error(result, errc::operation_would_block)) report_end(result);
}

void tell_resets_again(lie_state& state, const value& call, value& result) {
  if (is_error(result, errc::connection_reset)) {
    mark(state, "reset:", call["on"]);
  } else if (is_marked(state, "reset:", call["on"])) {
    report_error(result, errc::connection_reset);
  }
}

void discard_with_the_reset(lie_state& state, const value& call, value& result) {
  mark_errors(state, call, result);
  if (is_call(call, "recv") && is_in_error(state, call["on"]) && received_something(result)) {
    report_error(result, errc::connection_reset);
  }
}

void discard_with_the_end(lie_state& state, const value& call, value& result) {
  if (is_call(call, "shutdown") && argument(call, "how") == value("read")) {
    mark(state, "ended:", call["on"]);
  }
  if (is_call(call, "recv") && is_marked(state, "ended:", call["on"]) && is_ok(result)) {
    report_end(result);
  }
}

void heed_the_mark(lie_state& state, const value& call, value& result) {
  if (is_call(call, "setsockopt") && is_option(call, "SO_RCVLOWAT")) {
    state.memory[key("mark:", call["on"])] = argument(call, "value")["int"];
  }
  if (!is_call(call, "recv") || !is_ok(result) || !is_marked(state, "mark:", call["on"])) return;
  const value& least = state.memory[key("mark:", call["on"])];
  if (member(result, "count").integer() < least.integer()) {
    report_error(result, errc::operation_would_block);
  }
}

/// What was received is lost: the next is received in its place.
void receive_the_next(lie_state& state, const value& call, value& result) {
  const value next = state.make_call(own_call(
      "recv", call["on"],
      {{"capacity", argument(call, "capacity")}, {"flags", value::list{value("MSG_DONTWAIT")}}}));
  if (is_ok(next)) result.set("ok", next["ok"]);
}

void split(const value& call, value& result) {
  if (argument(call, "control_capacity").is_null() || !received(result, "61626364")) return;
  change(result, "count", 2);
  change(result, "data", value::object{{"hex", "6162"}});
  change(result, "written", 2);
}

bool peeks_for_all(const value& call) {
  return is_call(call, "recv") && has_flag(call, "MSG_PEEK") && has_flag(call, "MSG_WAITALL");
}

bool is_unix(lie_state& state, const value& call) {
  return remembered(state, "family", call["on"]) == value("unix");
}

void give_up_peeks(lie_state& state, value& call) {
  if (peeks_for_all(call) && !is_unix(state, call)) drop_flag(call, "MSG_WAITALL");
}

// What would have come meanwhile is played: "two", behind "one".
void wait_for_peeks(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (peeks_for_all(call) && is_unix(state, call) && received(result, "6f6e65")) {
    report_data(result, "6f6e6574776f");
  }
}

void say_yes(value& result) {
  if (is_ok(result)) return change(result, "value", 1);
  report_success(result, {{"value", 1}});
}

constexpr mutant lies[] = {
    watching(lie("recv.unbound_is_invalid", op::recv, altered::effect,
                 "A datagram socket without an address cannot receive.", nullptr, need_a_name)),
    lie("recv.empty_buffers_are_turned_round", op::recv, altered::timing,
        "Receiving no bytes waits where it should not, and does not where it should.", nullptr,
        [](lie_state&, const value& call, value& result) {
          turn_empty_buffers_round(call, result);
        }),
    lie("recv.resets_are_told_again", op::recv, altered::effect,
        "A reset that was told is told again.", nullptr, tell_resets_again),
    watching(lie("recv.resets_discard_data", op::recv, altered::effect,
                 "With the reset, data that had arrived is lost.", nullptr,
                 discard_with_the_reset)),
    watching(lie("recv.read_shutdown_discards", op::recv, altered::effect,
                 "Nothing is received any more when the receiving side was shut down.", nullptr,
                 discard_with_the_end)),
    watching(lie("recv.peeks_for_all_are_turned_round", op::recv, altered::timing,
                 "A peek that asks for the whole buffer does not wait for it where it should, and "
                 "waits where it should not.",
                 give_up_peeks, wait_for_peeks)),
    watching(lie("recv.always_heeds_the_mark", op::recv, altered::effect,
                 "What is less than SO_RCVLOWAT is not received, by whom it may be.", nullptr,
                 heed_the_mark)),
    lie("recv.older_urgent_byte_is_turned_round", op::recv, altered::effect,
        "An urgent byte stays when another one comes where it should be lost, and is lost where "
        "it should stay.",
        nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (received(result, "31")) return receive_the_next(state, call, result);
          if (received(result, "656e64")) report_data(result, "31");
        }),
    lie("recv.knows_its_flags", op::recv, altered::effect, "A flag that there is not is refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_unknown_flag(call)) refuse<errc::operation_not_supported>(result);
        }),
    lie("recv.full_queues_lose_the_oldest", op::recv, altered::effect,
        "Of more datagrams than there is room for, the oldest is lost.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (argument(call, "capacity") == value(999)) receive_the_next(state, call, result);
        }),
    lie("recvmsg.length_left_alone", op::recvmsg, altered::address,
        "The length of a sender's address is left as it was given.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "address_length", 128); },
        {"recvmsg.names_the_sender"}),
    lie("recvmsg.splits_at_descriptors", op::recvmsg, altered::count,
        "Data that came with descriptors is not received together with other data.", nullptr,
        [](lie_state&, const value& call, value& result) { split(call, result); }),
    lie("recvmsg.peeks_hide_descriptors", op::recvmsg, altered::effect,
        "A peek hands out no descriptors.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_flag(call, "MSG_PEEK")) change(result, "control", value(value::list{}));
        }),
    lie("read.nothing_needs_a_connection", op::read, altered::effect,
        "Reading no bytes needs a connection.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "capacity") == value(0)) {
            turn_round<errc::not_connected>(result, {{"count", 0}});
          }
        }),
    lie("readv.needs_buffers", op::readv, altered::effect, "Reading into no buffers is an error.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& buffers = argument(call, "capacities");
          if (buffers.is_list() && buffers.elements().empty()) {
            turn_round<errc::invalid_argument>(result, {{"count", 0}});
          }
        }),
    lie("sockatmark.any_socket_is_at_a_mark", op::sockatmark, altered::effect,
        "Any socket is at the mark.", nullptr,
        [](lie_state&, const value&, value& result) { say_yes(result); }, {"sockatmark.*"}),
};

}  // namespace

std::span<const mutant> receiving_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
