// Lies about sendmsg() and recvmsg().

#include <algorithm>
#include <string>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void keep_first(value& call, std::string_view list, std::size_t most) {
  const value& all = argument(call, list);
  if (!all.is_list() || all.elements().size() <= most) return;
  const value::list& elements = all.elements();
  change_argument(call, list,
                  value::list(elements.begin(), elements.begin() + static_cast<long>(most)));
}

void add_element(value& result, std::string_view name, std::string_view element) {
  if (!is_ok(result)) return;
  drop_element(result, name, element);
  value all = member(result, name);
  all.append(element);
  change(result, name, std::move(all));
}

bool contains(const value& list, std::string_view element) {
  return std::ranges::find(list.elements(), value(element)) != list.elements().end();
}

bool have_no_room(const value& capacities) {
  return std::ranges::all_of(capacities.elements(),
                             [](const value& one) { return one == value(0); });
}

constexpr mutant mutants[] = {
    lie(
        "sendmsg.takes_and_loses", op::sendmsg, altered::effect,
        "What has an address is taken, and does not arrive.",
        [](lie_state&, value& call) {
          if (!argument(call, "address").is_null()) do_nothing(call);
        },
        [](lie_state&, const value& call, value& result) {
          if (!argument(call, "address").is_null()) report_success(result, {{"count", 5}});
        },
        {"sendmsg.broadcast_needs_permission"}),
    lie("sendmsg.broadcast_for_everybody", op::sendmsg, altered::effect,
        "Everybody may send to a broadcast address.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::permission_denied)) report_success(result, {{"count", 5}});
        }),
    lie("sendmsg.first_buffer_only", op::sendmsg, altered::effect, "Only the first buffer is sent.",
        [](lie_state&, value& call) { keep_first(call, "buffers", 1); }, nullptr, {"sendmsg.*"}),
    lie(
        "sendmsg.surplus_buffers_are_ignored", op::sendmsg, altered::effect,
        "Buffers beyond IOV_MAX are ignored.",
        [](lie_state&, value& call) { keep_first(call, "buffers", 1000); }, nullptr),
    lie("recvmsg.first_buffer_only", op::recvmsg, altered::effect,
        "Only the first of several buffers is filled.",
        [](lie_state&, value& call) { keep_first(call, "capacities", 1); }, nullptr, {"recvmsg.*"}),
    lie("recvmsg.length_cut_to_the_buffer", op::recvmsg, altered::count,
        "The length of the sender's address says how much was copied.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& claims = argument(call, "address")["claims"];
          if (claims.is_integer()) change(result, "address_length", claims);
        }),
    lie("recvmsg.truncation_is_silent", op::recvmsg, altered::effect,
        "A message that was cut is not flagged.", nullptr,
        [](lie_state&, const value&, value& result) {
          drop_element(result, "flags", "MSG_TRUNC");
        }),
    lie("recvmsg.counts_what_is_lost", op::recvmsg, altered::count,
        "Of a message that was cut, all bytes are counted.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_ok(result) || !contains(member(result, "flags"), "MSG_TRUNC")) return;
          change(result, "count", member(result, "count").integer() + 7);
        },
        {"recvmsg.truncated_length"}),
    lie(
        "recvmsg.empty_buffers_take_nothing", op::recvmsg, altered::effect,
        "Receiving into empty buffers leaves the datagram.",
        [](lie_state&, value& call) {
          if (have_no_room(argument(call, "capacities"))) {
            change_argument(call, "flags", value::list{"MSG_PEEK"});
          }
        },
        nullptr),
    lie(
        "recvmsg.surplus_buffers_are_ignored", op::recvmsg, altered::effect,
        "Buffers beyond IOV_MAX are ignored.",
        [](lie_state&, value& call) { keep_first(call, "capacities", 1000); }, nullptr),
    lie("recvmsg.always_truncated", op::recvmsg, altered::effect,
        "Every message is flagged as cut.", nullptr,
        [](lie_state&, const value&, value& result) { add_element(result, "flags", "MSG_TRUNC"); }),
    watching(lie("recvmsg.descriptors_are_lost", op::recvmsg, altered::effect,
                 "Received descriptors are another socket's.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("recvmsg")) {
                     state.memory["got"] = argument(call, "rights_as");
                   }
                   if (call["op"] != value("recv") || state.memory["got"].is_null()) return;
                   if (is_ok(result)) report_error(result, errc::operation_would_block);
                 })),
    lie("recvmsg.close_on_exec_ignored", op::recvmsg, altered::effect,
        "MSG_CMSG_CLOEXEC is ignored.",
        [](lie_state&, value& call) { drop_flag(call, "MSG_CMSG_CLOEXEC"); }, nullptr,
        {"recvmsg.closed_in_new_programs"}),
    lie("recvmsg.lost_descriptors_are_silent", op::recvmsg, altered::effect,
        "That descriptors were lost is not flagged.", nullptr,
        [](lie_state&, const value&, value& result) {
          drop_element(result, "flags", "MSG_CTRUNC");
        }),
};

}  // namespace

std::span<const mutant> message_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
