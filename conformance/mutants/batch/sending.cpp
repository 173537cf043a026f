// Lies about sendmmsg().

#include "engine/mutant.hpp"
#include "mutants/batch/messages.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t millisecond = 1'000'000;

std::int64_t asked_for(const value& call) {
  return static_cast<std::int64_t>(argument(call, "messages").elements().size());
}

bool is_empty(const value& message) {
  return message["data"]["text"] == value("");
}

bool has_no_room(const value& result) {
  return is_error(result, errc::operation_would_block) || is_error(result, errc::timed_out);
}

void send_first_only(lie_state& state, value& call) {
  const value& all = argument(call, "messages");
  remember_count(state, all);
  if (asked_for(call) != 0) change_argument(call, "messages", value::list{all.elements().front()});
}

void skip_empty(lie_state& state, value& call) {
  remember_count(state, argument(call, "messages"));
  change_argument(call, "messages", each_message(argument(call, "messages"), [](value& one) {
                    if (is_empty(one)) one = value();
                  }));
}

void use_first_address(lie_state&, value& call) {
  if (asked_for(call) == 0) return;
  const value first = argument(call, "messages").elements().front()["address"];
  if (first.is_null()) return;
  change_argument(call, "messages", each_message(argument(call, "messages"), [&](value& one) {
                    one.set("address", first);
                  }));
}

void count_bytes(lie_state&, const value& call, value& result) {
  std::size_t bytes = 0;
  for (const value& one : argument(call, "messages").elements()) {
    if (one["data"]["text"].is_text()) bytes += one["data"]["text"].text().size();
  }
  change(result, "count", bytes);
}

void repeat_first_length(lie_state&, const value&, value& result) {
  if (!member(result, "lengths").is_list() || member(result, "lengths").elements().empty()) return;
  const value first = member(result, "lengths").elements().front();
  change(result, "lengths",
         each_message(member(result, "lengths"), [&](value& one) { one = first; }));
}

void count_one_more(lie_state&, const value& call, value& result) {
  if (is_ok(result) && member(result, "count").integer() < asked_for(call)) {
    change(result, "count", member(result, "count").integer() + 1);
  }
  const value& beside = result["error"]["count"];
  if (beside.is_integer()) change_beside_error(result, "count", beside.integer() + 1);
}

void count_none_instead(lie_state&, const value&, value& result) {
  if (result.has("error")) report_success(result, {{"count", 0}});
}

void claim_all(lie_state&, const value& call, value& result) {
  const bool is_short = is_ok(result) && member(result, "count").integer() < asked_for(call);
  if (is_short || has_no_room(result)) report_success(result, {{"count", asked_for(call)}});
}

constexpr mutant mutants[] = {
    lie("sendmmsg.counts_bytes", op::sendmmsg, altered::count, "Bytes are counted, not messages.",
        nullptr, count_bytes, {"sendmmsg.*"}),
    lie("sendmmsg.first_only", op::sendmmsg, altered::effect,
        "All are counted, and the first is sent.", send_first_only,
        [](lie_state& state, const value&, value& result) { pretend_count(state, result); },
        {"sendmmsg.*"}),
    lie("sendmmsg.last_first", op::sendmmsg, altered::effect, "The last message is sent first.",
        [](lie_state&, value& call) {
          change_argument(call, "messages", reversed(argument(call, "messages")));
        },
        nullptr, {"sendmmsg.*"}),
    lie("sendmmsg.skips_empty_messages", op::sendmmsg, altered::effect,
        "Messages of no bytes are counted, and not sent.", skip_empty,
        [](lie_state& state, const value&, value& result) { pretend_count(state, result); },
        {"sendmmsg.counts_before_an_error", "sendmmsg.nonblocking_sends_what_fits"}),
    lie("sendmmsg.first_address_for_all", op::sendmmsg, altered::effect,
        "Every message goes to the address of the first.", use_first_address, nullptr),
    lie("sendmmsg.lengths_are_the_first_ones", op::sendmmsg, altered::count,
        "Every message has the length of the first.", nullptr, repeat_first_length),
    lie("sendmmsg.counts_one_too_many", op::sendmmsg, altered::count,
        "The message that failed is counted, too.", nullptr, count_one_more),
    lie("sendmmsg.failure_is_a_count_of_none", op::sendmmsg, altered::effect,
        "Where nothing can be sent, none are counted, and there is no error.", nullptr,
        count_none_instead, {"sendmmsg.*"}),
    lie("sendmmsg.claims_all", op::sendmmsg, altered::count,
        "What there is no room for counts as sent.", nullptr, claim_all, {"sendmmsg.*"}),
    lie("sendmmsg.refusals_are_lost", op::sendmmsg, altered::effect,
        "That the datagram before was refused is not told.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::connection_refused)) report_success(result, {{"count", 2}});
        }),
    lie("sendmmsg.does_not_wait", op::sendmmsg, altered::timing, "The call never waits.",
        [](lie_state&, value& call) { add_flag(call, "MSG_DONTWAIT"); }, nullptr,
        {"sendmmsg.timed_out"}),
    lie("sendmmsg.gives_up_early", op::sendmmsg, altered::timing,
        "The wait ends before its time is over.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (has_no_room(result)) end_by(result, millisecond);
        }),
};

}  // namespace

std::span<const mutant> batch_sending_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
