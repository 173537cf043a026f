// Lies about several threads on one socket.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t length_of_the_first = 12;  // "first of two"

// The message that came first is handed out again.
void hand_out_twice(lie_state&, const value&, value& result) {
  if (member(result, "data")["hex"] == value("7365636f6e64206f662074776f")) {  // "second of two"
    change(result, "count", length_of_the_first);
  }
}

void lose_a_byte(lie_state&, const value& call, value& result) {
  const bool loops = call["repeat"].is_object() && call["gate"].is_text();
  if (loops && result["total"].is_integer()) {
    result.set("total", result["total"].integer() - 1);
  }
}

void mix_messages(lie_state&, value& call) {
  value data = argument(call, "data");
  if (data["seed"] != value(91)) return;
  change_argument(call, "data", data.set("seed", 92));
}

// What is sent meanwhile is not sent.
void wait_for_the_receiver(lie_state&, value& call) {
  if (argument(call, "data")["text"] == value("beside")) do_nothing(call);
}

void wake_one(lie_state& state, const value& call, value& result) {
  if (!argument(call, "timeout").is_null() || !is_ok(result)) return;
  const auto [first, is_first] = state.memory.emplace("woken", true);
  if (!is_first) change(result, "count", 0);
}

void wake_nobody(lie_state&, value& call) {
  if (argument(call, "how") == value("read")) do_nothing(call);
}

constexpr mutant mutants[] = {
    lie("recv.one_message_twice", op::recv, altered::count,
        "Two threads that wait are given the length of one message.", nullptr, hand_out_twice),
    lie("recv.threads_lose_a_byte", op::recv, altered::count,
        "Of what threads receive at once, a byte gets lost.", nullptr, lose_a_byte),
    lie("send.threads_mix_messages", op::send, altered::effect,
        "Bytes of a message that another is sent beside are others.", mix_messages, nullptr),
    lie("send.waits_for_the_receiver", op::send, altered::effect,
        "What is sent while another thread receives is not sent.", wait_for_the_receiver, nullptr),
    lie("poll.wakes_one_thread", op::poll, altered::readiness,
        "Of several threads that poll, one is told.", nullptr, wake_one),
    lie("shutdown.read_wakes_nobody", op::shutdown, altered::effect,
        "Shutting the receiving side down has no effect.", wake_nobody, nullptr,
        {"shutdown.*", "poll.*", "recv.*", "select.*", "*.after_own_shutdown"}),
};

}  // namespace

std::span<const mutant> thread_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
