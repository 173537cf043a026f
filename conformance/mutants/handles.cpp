// Lies about the higher contract's calls on handles, and about what new ones are like: dup(),
// fromfd(), family(), type(), protocol(), setdefaulttimeout(), getdefaulttimeout().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto closed_is_invalid = misreport<errc::bad_file_descriptor, errc::invalid_argument>;

void take_timeout_away(lie_state& state, const value& handle) {
  state.make_call(own_call("settimeout", handle, {{"timeout", nullptr}}));
}

void close(lie_state& state, const value& handle) {
  state.make_call(own_call("close", handle));
}

/// Where the call is that one on a handle that was remembered.
bool is_on(lie_state& state, const value& call, std::string_view operation, std::string_view what) {
  return call["op"] == value(operation) && call["on"] == state.memory[std::string(what)];
}

template <errc Error>
void answer(value& result, value content) {
  if (is_error(result, Error)) report_success(result, {{"value", std::move(content)}});
}

constexpr mutant mutants[] = {
    lie("dup.forgets_the_timeout", op::dup, altered::option, "A duplicate has no timeout.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (is_ok(result)) take_timeout_away(state, call["as"]);
        }),
    watching(lie("fromfd.hears_nothing", op::fromfd, altered::effect,
                 "The duplicate is another socket.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("fromfd")) state.memory["made"] = call["as"];
                   if (!is_on(state, call, "recv", "made") || !is_ok(result)) return;
                   report_error(result, errc::operation_would_block);
                 })),
    watching(lie("fromfd.takes_the_descriptor", op::fromfd, altered::effect,
                 "The descriptor is closed with its duplicate.", nullptr,
                 [](lie_state& state, const value& call, value&) {
                   if (call["op"] == value("fromfd")) {
                     state.memory["original"] = call["on"];
                     state.memory["made"] = call["as"];
                   }
                   if (is_on(state, call, "close", "made")) close(state, state.memory["original"]);
                 })),
    lie("fromfd.forgets_the_mode", op::fromfd, altered::option,
        "The duplicate has no timeout, whatever the descriptor does.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (is_ok(result)) take_timeout_away(state, call["as"]);
        }),
    lie("fromfd.closed_is_an_invalid_argument", op::fromfd, altered::error,
        "A closed descriptor is an invalid argument.", nullptr, closed_is_invalid),
    lie("family.is_not_told", op::family, altered::option, "Every family is unspecified.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "value", "unspecified"); }),
    lie("family.closed_is_unspecified", op::family, altered::effect,
        "A closed socket has the unspecified family.", nullptr,
        [](lie_state&, const value&, value& result) {
          answer<errc::bad_file_descriptor>(result, "unspecified");
        }),
    lie("type.is_another", op::type, altered::option, "Streams are datagrams, others streams.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          const bool is_stream = member(result, "value") == value("stream");
          change(result, "value", is_stream ? "datagram" : "stream");
        }),
    lie("type.closed_is_a_stream", op::type, altered::effect, "A closed socket is a stream.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          answer<errc::bad_file_descriptor>(result, "stream");
        }),
    lie("protocol.is_always_the_default", op::protocol, altered::option,
        "Every socket has the protocol that it was made with: the default.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "value", "default"); }),
    lie("protocol.closed_is_the_default", op::protocol, altered::effect,
        "A closed socket has the default protocol.", nullptr,
        [](lie_state&, const value&, value& result) {
          answer<errc::bad_file_descriptor>(result, "default");
        }),
    lie(
        "setdefaulttimeout.is_forgotten", op::setdefaulttimeout, altered::option,
        "The default timeout stays none.",
        [](lie_state&, value& call) {
          const value& time = argument(call, "timeout");
          if (time.is_integer() && time.integer() >= 0) change_argument(call, "timeout", nullptr);
        },
        nullptr),
    watching(lie("setdefaulttimeout.accepted_sockets_do_not", op::setdefaulttimeout,
                 altered::effect, "Accepted sockets have no timeout.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("setdefaulttimeout")) state.memory["set"] = true;
                   const bool accepted = call["op"] == value("accept") && is_ok(result);
                   if (accepted && !state.memory["set"].is_null()) {
                     take_timeout_away(state, call["as"]);
                   }
                 })),
    watching(lie(
        "setdefaulttimeout.changes_existing_sockets", op::setdefaulttimeout, altered::effect,
        "The newest socket gets the default timeout, too.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (call["op"] == value("socket") && is_ok(result)) {
            state.memory["newest"] = call["as"];
          }
          const value newest = state.memory["newest"];
          if (call["op"] != value("setdefaulttimeout") || newest.is_null()) return;
          state.make_call(own_call("settimeout", newest, {{"timeout", argument(call, "timeout")}}));
        })),
    lie(
        "setdefaulttimeout.cannot_be_taken_back", op::setdefaulttimeout, altered::option,
        "Taking the default timeout away sets a second.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout").is_null()) change_argument(call, "timeout", 1'000'000'000);
        },
        nullptr),
    lie(
        "setdefaulttimeout.negative_is_zero", op::setdefaulttimeout, altered::effect,
        "A negative time is zero.",
        [](lie_state&, value& call) {
          if (argument(call, "timeout") == value(-1)) change_argument(call, "timeout", 0);
        },
        nullptr),
    lie("getdefaulttimeout.zero_at_first", op::getdefaulttimeout, altered::option,
        "Without a default timeout it is told to be zero.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result) && member(result, "timeout").is_null()) change(result, "timeout", 0);
        }),
    lie("getdefaulttimeout.tells_half", op::getdefaulttimeout, altered::option,
        "Half of the default timeout is told.", nullptr,
        [](lie_state&, const value&, value& result) {
          const value& time = member(result, "timeout");
          if (time.is_integer()) change(result, "timeout", time.integer() / 2);
        }),
};

}  // namespace

std::span<const mutant> handle_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
