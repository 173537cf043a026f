// Lies about recvmmsg().

#include "engine/mutant.hpp"
#include "mutants/batch/messages.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t millisecond = 1'000'000;

void set_truncated(value& message, bool truncated) {
  value flags{value::list{}};
  for (const value& flag : message["flags"].elements()) {
    if (flag != value("MSG_TRUNC")) flags.append(flag);
  }
  if (truncated) flags.append("MSG_TRUNC");
  message.set("flags", std::move(flags));
}

bool is_truncated(const value& message) {
  for (const value& flag : message["flags"].elements()) {
    if (flag == value("MSG_TRUNC")) return true;
  }
  return false;
}

void keep_first(lie_state&, const value&, value& result) {
  bool is_first = true;
  change_messages(result, [&](value& one) {
    if (!is_first) one = value();
    is_first = false;
  });
}

void reverse(lie_state&, const value&, value& result) {
  if (member(result, "messages").is_list()) {
    change(result, "messages", reversed(member(result, "messages")));
  }
}

void count_bytes(lie_state&, const value&, value& result) {
  std::int64_t bytes = 0;
  for (const value& one : member(result, "messages").elements()) bytes += one["count"].integer();
  change(result, "count", bytes);
}

void skip_empty(lie_state&, const value&, value& result) {
  change_messages(result, [](value& one) {
    if (one["count"] == value(0)) one = value();
  });
}

void repeat_first_sender(lie_state&, const value&, value& result) {
  value first;
  change_messages(result, [&](value& one) {
    if (first.is_null()) first = one["address"];
    one.set("address", first);
  });
}

void count_what_is_lost(lie_state&, const value&, value& result) {
  change_messages(result, [](value& one) {
    if (is_truncated(one)) one.set("count", one["count"].integer() + 7);
  });
}

void replace_flag(value& call, std::string_view flag, std::string_view by) {
  if (!has_flag(call, flag)) return;
  drop_flag(call, flag);
  add_flag(call, by);
}

/// Of calls that have room for more.
void lose_what_came(lie_state&, const value& call, value& result) {
  const auto& capacities = argument(call, "capacities").elements();
  const auto most = static_cast<std::int64_t>(capacities.size());
  const bool is_short = is_ok(result) && member(result, "count").integer() < most;
  if (is_short && has_flag(call, "MSG_WAITALL") && capacities.back() != value(0)) {
    report_error(result, errc::timed_out);
  }
}

void drop_empty_buffers(lie_state&, value& call) {
  change_argument(call, "capacities", each_message(argument(call, "capacities"), [](value& one) {
                    if (one == value(0)) one = value();
                  }));
}

constexpr mutant mutants[] = {
    lie("recvmmsg.one_at_a_time", op::recvmmsg, altered::effect,
        "All messages are taken, and the first is told.", nullptr, keep_first, {"recvmmsg.*"}),
    lie("recvmmsg.last_first", op::recvmmsg, altered::effect,
        "The message that came last is told first.", nullptr, reverse, {"recvmmsg.*"}),
    lie("recvmmsg.counts_bytes", op::recvmmsg, altered::count, "Bytes are counted, not messages.",
        nullptr, count_bytes, {"recvmmsg.*"}),
    lie("recvmmsg.skips_empty_messages", op::recvmmsg, altered::effect,
        "Messages of no bytes are left out.", nullptr, skip_empty),
    lie("recvmmsg.one_sender_for_all", op::recvmmsg, altered::effect,
        "Every message has the sender of the first.", nullptr, repeat_first_sender),
    lie("recvmmsg.truncation_is_silent", op::recvmmsg, altered::effect,
        "A message that was cut is not flagged.", nullptr,
        [](lie_state&, const value&, value& result) {
          change_messages(result, [](value& one) { set_truncated(one, false); });
        }),
    lie("recvmmsg.all_are_truncated", op::recvmmsg, altered::effect,
        "Every message is flagged as cut.", nullptr,
        [](lie_state&, const value&, value& result) {
          change_messages(result, [](value& one) { set_truncated(one, true); });
        }),
    lie("recvmmsg.counts_what_is_lost", op::recvmmsg, altered::count,
        "Of a message that was cut, all bytes are counted.", nullptr, count_what_is_lost),
    lie(
        "recvmmsg.always_waits_for_all", op::recvmmsg, altered::timing,
        "One message does not end the wait.",
        [](lie_state&, value& call) { replace_flag(call, "MSG_WAITFORONE", "MSG_WAITALL"); },
        nullptr),
    lie("recvmmsg.never_waits_for_all", op::recvmmsg, altered::timing,
        "One message always ends the wait.",
        [](lie_state&, value& call) { replace_flag(call, "MSG_WAITALL", "MSG_WAITFORONE"); },
        nullptr, {"recvmmsg.*"}),
    lie("recvmmsg.loses_what_came_in_time", op::recvmmsg, altered::effect,
        "When the time runs out, what came before is lost.", nullptr, lose_what_came),
    lie("recvmmsg.failure_is_a_count_of_none", op::recvmmsg, altered::effect,
        "Where nothing can be received, none are counted, and there is no error.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!result.has("error")) return;
          report_success(result, {{"count", 0}, {"messages", value::list{}}});
        },
        {"recvmmsg.*"}),
    lie("recvmmsg.gives_up_early", op::recvmmsg, altered::timing,
        "The wait ends before its time is over.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (result.has("error")) end_by(result, millisecond);
        }),
    lie("recvmmsg.empty_buffers_take_nothing", op::recvmmsg, altered::effect,
        "An empty buffer leaves the message.", drop_empty_buffers, nullptr),
    lie("recvmmsg.end_counts_once", op::recvmmsg, altered::count,
        "Of several messages of no bytes one is counted.", nullptr,
        [](lie_state&, const value&, value& result) {
          const value& messages = member(result, "messages");
          if (!messages.is_list() || messages.elements().size() != 3) return;
          for (const auto& one : messages.elements()) {
            if (one["count"] != value(0)) return;
          }
          const value first = messages.elements().front();
          change(result, "count", 1);
          change(result, "messages", value::list{first});
        }),
    lie(
        "recvmmsg.takes_any_timeout", op::recvmmsg, altered::effect,
        "A time limit that is no time is ignored.",
        [](lie_state&, value& call) {
          if (!argument(call, "timeout").is_null()) change_argument(call, "timeout", value());
        },
        nullptr),
};

}  // namespace

std::span<const mutant> batch_receiving_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
