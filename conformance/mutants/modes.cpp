// Lies about the higher contract's own calls: settimeout(), gettimeout(), setblocking(),
// getblocking(), fileno(), detach().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t second = 1'000'000'000;

/// A timeout that a case has set, not the patience that the engine sets.
bool is_case_timeout(const value& timeout) {
  return timeout.is_integer() && timeout.integer() < 2 * second;
}

void make(lie_state& state, const value& call, std::string_view operation, value args) {
  state.make_call(value::object{{"op", operation}, {"on", call["on"]}, {"args", std::move(args)}});
}

constexpr mutant mutants[] = {
    lie("settimeout.half_the_time", op::settimeout, altered::timing, "Half of the time is set.",
        [](lie_state&, value& call) {
          const value& timeout = argument(call, "timeout");
          if (!is_case_timeout(timeout)) return;
          change_argument(call, "timeout", timeout.integer() / 2);
        },
        nullptr,
        {"*.timed_out", "dup.*", "accept.*", "connect.*", "connect_ex.*",
         "settimeout.negative_is_refused"}),
    lie("settimeout.zero_is_a_short_wait", op::settimeout, altered::effect,
        "A timeout of zero is a short one.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout") == value(0)) change_argument(call, "timeout", 1'000'000);
        },
        nullptr, {"connect.*", "connect_ex.*"}),
    lie(
        "settimeout.cannot_be_taken_back", op::settimeout, altered::effect,
        "Taking the timeout away leaves the socket as it was.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout").is_null()) do_nothing(call);
        },
        nullptr),
    lie(
        "settimeout.negative_is_none", op::settimeout, altered::effect,
        "A negative timeout is none.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout") == value(-1)) change_argument(call, "timeout", nullptr);
        },
        nullptr),
    lie("gettimeout.zero_at_first", op::gettimeout, altered::option,
        "A socket without timeout says that it has one of zero.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result) && member(result, "timeout").is_null()) change(result, "timeout", 0);
        },
        {"setblocking.*", "accept.*", "setdefaulttimeout.*"}),
    lie("gettimeout.nonblocking_has_none", op::gettimeout, altered::option,
        "A nonblocking socket says that it has no timeout.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (member(result, "timeout") == value(0)) change(result, "timeout", nullptr);
        },
        {"fromfd.*"}),
    lie("setblocking.off_does_nothing", op::setblocking, altered::effect,
        "Making a socket nonblocking does nothing.",
        [](lie_state&, value& call) {
          if (argument(call, "blocking") == value(false)) do_nothing(call);
        },
        nullptr,
        {"gettimeout.*", "set*", "recv*", "send*", "accept.*", "connect*", "poll.*", "fromfd.*",
         "makefile.*", "select.*", "close.*", "shutdown.wakes_a_blocked_send"}),
    lie("setblocking.on_keeps_the_timeout", op::setblocking, altered::effect,
        "Making a socket blocking leaves its timeout.",
        [](lie_state&, value& call) {
          if (argument(call, "blocking") == value(true)) do_nothing(call);
        },
        nullptr, {"send*"}),
    lie("setblocking.off_is_not_told", op::getblocking, altered::option,
        "Every socket says that it blocks.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) change(result, "blocking", true);
        },
        {"accept.*"}),
    lie("fileno.is_the_next_one", op::fileno, altered::count, "The number is one too high.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          const value& number = member(result, "number");
          if (number.is_integer() && number.integer() >= 0) {
            change(result, "number", number.integer() + 1);
          }
        }),
    lie("fileno.remembers", op::fileno, altered::effect,
        "A closed socket gives the number that it had.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (member(result, "number") == value(-1)) change(result, "number", 3);
        },
        {"server.no_handle_after_close"}),
    lie(
        "detach.closes", op::detach, altered::effect, "Detaching closes the descriptor.",
        [](lie_state& state, value& call) { make(state, call, "close", value::object{}); },
        [](lie_state&, const value&, value& result) {
          if (!is_ok(result)) report_success(result, {{"number", -1}});
        }),
    watching(lie("detach.keeps_a_copy", op::getsockname, altered::effect,
                 "A socket whose descriptor was detached still answers.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("detach")) state.memory["detached"] = call["on"];
                   if (call["op"] != value("getsockname")) return;
                   if (call["on"] != state.memory["detached"]) return;
                   report_success(result, {{"address", value::object{{"family", "unix"}}}});
                 })),
};

}  // namespace

std::span<const mutant> mode_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
