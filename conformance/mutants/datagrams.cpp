// Lies about how datagrams are sent: flags of the call, and the receiver's queue.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr mutant mutants[] = {
    lie(
        "send.unrouted_is_lost", op::send, altered::effect,
        "What is sent with MSG_DONTROUTE is counted, and sent nowhere.",
        [](lie_state& state, value& call) {
          state.memory["lost"] = has_flag(call, "MSG_DONTROUTE");
          if (has_flag(call, "MSG_DONTROUTE")) do_nothing(call);
        },
        [](lie_state& state, const value&, value& result) {
          if (state.memory["lost"].boolean()) report_success(result, {{"count", 5}});
        }),
    lie(
        "send.more_is_dropped", op::send, altered::effect, "MSG_MORE is dropped.",
        [](lie_state&, value& call) { drop_flag(call, "MSG_MORE"); }, nullptr),
    lie("sendto.does_not_wait_for_the_receiver", op::sendto, altered::timing,
        "Where the receiver's queue is full, the call does not wait.",
        [](lie_state&, value& call) { add_flag(call, "MSG_DONTWAIT"); }, nullptr,
        {"sendto.blocks_until_there_is_room", "sendto.timed_out", "sendto.interrupted",
         "sendto.*_signal*"}),
};

}  // namespace

std::span<const mutant> datagram_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
