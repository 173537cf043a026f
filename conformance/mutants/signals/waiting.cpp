// Lies about signals and the calls that wait: what is lied about one call is lied about each.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is(const value& call, op what) {
  return call["op"] == value(to_string(what));
}

// What the signal's action or the mask of the lane was, by the calls that set them.
void remember_signals(lie_state& state, const value& call) {
  if (is(call, op::signal_action)) {
    state.memory["action"] = argument(call, "action");
    state.memory["restart"] = argument(call, "restart");
  }
  if (is(call, op::signal_mask)) state.memory["masked"] = true;
  if (is(call, op::interrupt)) state.memory["raised"] = true;
}

// A call that a signal came upon, and that went on, is reported as one that it ended.
template <op What>
void end_by_signal(lie_state& state, const value& call, value& result) {
  const bool met = is(call, What) && state.memory.contains("raised");
  if (met && is_ok(result)) report_error(result, errc::interrupted);
}

template <op What>
void never_restart(lie_state& state, const value& call, value& result) {
  remember_signals(state, call);
  if (state.memory["restart"] == value(true)) end_by_signal<What>(state, call, result);
}

template <op What>
void heed_ignored(lie_state& state, const value& call, value& result) {
  remember_signals(state, call);
  if (state.memory["action"] == value("ignore")) end_by_signal<What>(state, call, result);
}

template <op What>
void heed_blocked(lie_state& state, const value& call, value& result) {
  remember_signals(state, call);
  if (state.memory.contains("masked")) end_by_signal<What>(state, call, result);
}

// As if the call had gone on, and its time had run out.
template <op What>
void run_out(lie_state& state, const value& call, value& result) {
  remember_signals(state, call);
  if (!is(call, What) || state.memory["restart"] != value(true)) return;
  if (is_error(result, errc::interrupted)) report_error(result, errc::operation_would_block);
}

template <op What>
constexpr mutant never_restarts(std::string_view id, std::string_view all) {
  return watching(lie(id, What, altered::effect, "SA_RESTART is ignored: the signal ends the call.",
                      nullptr, never_restart<What>, {all}));
}
template <op What>
constexpr mutant restarts(std::string_view id) {
  return watching(lie(id, What, altered::effect,
                      "With a time-out, too, the call goes on after a signal.", nullptr,
                      run_out<What>));
}
template <op What>
constexpr mutant heeds_ignored(std::string_view id) {
  return watching(lie(id, What, altered::effect, "A signal that is ignored ends the call.", nullptr,
                      heed_ignored<What>));
}
template <op What>
constexpr mutant heeds_blocked(std::string_view id) {
  return watching(lie(id, What, altered::effect, "A signal that is blocked ends the call.", nullptr,
                      heed_blocked<What>));
}

constexpr mutant mutants[] = {
    never_restarts<op::send>("send.never_restarts", "send.*"),
    never_restarts<op::recvfrom>("recvfrom.never_restarts", "recvfrom.*"),
    never_restarts<op::recvmsg>("recvmsg.never_restarts", "recvmsg.*"),
    never_restarts<op::sendmsg>("sendmsg.never_restarts", "sendmsg.*"),
    never_restarts<op::connect>("connect.never_restarts", "connect.*"),
    never_restarts<op::sendto>("sendto.never_restarts", "sendto.*"),
    never_restarts<op::read>("read.never_restarts", "read.*"),
    never_restarts<op::readv>("readv.never_restarts", "readv.*"),
    never_restarts<op::write>("write.never_restarts", "write.*"),
    never_restarts<op::writev>("writev.never_restarts", "writev.*"),
    restarts<op::accept>("accept.restarts_with_a_timeout"),
    restarts<op::connect>("connect.restarts_with_a_timeout"),
    restarts<op::recv>("recv.restarts_with_a_timeout"),
    restarts<op::recvfrom>("recvfrom.restarts_with_a_timeout"),
    restarts<op::recvmsg>("recvmsg.restarts_with_a_timeout"),
    restarts<op::send>("send.restarts_with_a_timeout"),
    restarts<op::sendto>("sendto.restarts_with_a_timeout"),
    restarts<op::sendmsg>("sendmsg.restarts_with_a_timeout"),
    heeds_ignored<op::accept>("accept.ignored_signals_end_it"),
    heeds_ignored<op::connect>("connect.ignored_signals_end_it"),
    heeds_ignored<op::recv>("recv.ignored_signals_end_it"),
    heeds_ignored<op::send>("send.ignored_signals_end_it"),
    heeds_ignored<op::poll>("poll.ignored_signals_end_it"),
    heeds_ignored<op::select>("select.ignored_signals_end_it"),
    heeds_blocked<op::accept>("accept.blocked_signals_end_it"),
    heeds_blocked<op::connect>("connect.blocked_signals_end_it"),
    heeds_blocked<op::recv>("recv.blocked_signals_end_it"),
    heeds_blocked<op::send>("send.blocked_signals_end_it"),
    heeds_blocked<op::poll>("poll.blocked_signals_end_it"),
    heeds_blocked<op::select>("select.blocked_signals_end_it"),
};

}  // namespace

std::span<const mutant> signal_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
