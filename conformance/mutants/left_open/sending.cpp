// Lies about what the documents leave open of the calls that send.

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool sends(const value& call, std::string_view text) {
  return argument(call, "data")["text"] == value(text);
}

bool is_of_type(lie_state& state, const value& call, std::string_view type) {
  return remembered(state, "type", call["on"]) == value(type);
}

bool has_unknown_flag(const value& call) {
  const value& flags = argument(call, "flags");
  return flags.is_list() && std::ranges::any_of(flags.elements(), &value::is_object);
}

void turn_nothing_round(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  mark_connected(state, call, result);
  if (!is_call(call, "send") || !sends(call, "") || is_of_type(state, call, "datagram")) return;
  if (remembered(state, "type", call["on"]).is_null()) return;
  if (is_marked(state, "connected:", call["on"])) return;
  turn_round<errc::not_connected>(result, {{"count", 0}});
}

bool is_empty_packet(lie_state& state, const value& call) {
  return is_call(call, "send") && sends(call, "") && is_of_type(state, call, "seqpacket");
}

void lack_memory(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (is_call(call, "send") && call.has("repeat") && is_of_type(state, call, "datagram")) {
    report_error(result, errc::no_buffer_space);
  }
}

void take_no_address(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  mark_connected(state, call, result);
  if (!is_call(call, "sendto") || !is_of_type(state, call, "datagram")) return;
  if (!argument(call, "address").is_null() && is_marked(state, "connected:", call["on"])) {
    refuse<errc::already_connected>(result);
  }
}

bool has_no_data(const value& call, std::string_view list) {
  const value& buffers = argument(call, list);
  return buffers.is_list() && std::ranges::all_of(buffers.elements(), [](const value& one) {
           return one["text"] == value("");
         });
}

constexpr mutant lies[] = {
    lie("send.unheard_data_resets", op::send, altered::error,
        "Data that the peer does not want resets the connection.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (sends(call, "unheard")) report_error(result, errc::connection_reset);
        }),
    watching(lie("send.nothing_is_turned_round", op::send, altered::effect,
                 "Sending no data needs a connection where it should need none, and none where it "
                 "should need one.",
                 nullptr, turn_nothing_round)),
    lie("send.knows_its_flags", op::send, altered::effect, "A flag that there is not is refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_unknown_flag(call)) refuse<errc::operation_not_supported>(result);
        }),
    watching(lie(
        "send.empty_packets_are_not_sent", op::send, altered::effect,
        "A packet of no bytes is not sent.",
        [](lie_state& state, value& call) {
          if (is_empty_packet(state, call)) do_nothing(call);
        },
        [](lie_state& state, const value& call, value& result) {
          remember_socket(state, call, result);
          if (is_empty_packet(state, call)) report_success(result, {{"count", 0}});
        })),
    watching(lie("send.full_queue_lacks_memory", op::send, altered::error,
                 "A queue of datagrams that is full is reported as a lack of memory.", nullptr,
                 lack_memory, {"send.*"})),
    lie("send.to_nobody_is_not_connected", op::send, altered::error,
        "A datagram socket whose peer has gone is not connected.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (sends(call, "nobody")) report_error(result, errc::not_connected);
        }),
    lie("sendto.wildcard_is_a_stranger", op::sendto, altered::effect,
        "The wildcard address is no destination.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const std::string host = address_text(call, "host");
          if (host == "0.0.0.0" || host == "::") refuse<errc::address_not_available>(result);
        }),
    watching(lie("sendto.connected_take_no_address", op::sendto, altered::effect,
                 "A connected datagram socket may not be told an address, not even its peer's.",
                 nullptr, take_no_address)),
    lie("sendmsg.control_needs_data", op::sendmsg, altered::effect,
        "Descriptors without data are refused.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "control").is_list() && has_no_data(call, "buffers")) {
            refuse<errc::invalid_argument>(result);
          }
        }),
    lie("write.nothing_is_turned_round", op::write, altered::effect,
        "Writing no data is an error where it should be none, and none where it should be one.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (sends(call, "")) turn_round<errc::invalid_argument>(result, {{"count", 0}});
        }),
    lie("writev.needs_buffers", op::writev, altered::effect, "Writing from no buffers is an error.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_no_data(call, "buffers")) {
            turn_round<errc::invalid_argument>(result, {{"count", 0}});
          }
        }),
};

}  // namespace

std::span<const mutant> sending_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
