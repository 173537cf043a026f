// Signals and the calls that wait: which go on after one, which never do, and which signals are
// none of theirs. A function makes the clauses of a topic, whose ids stand here in full.

#include "cases/signals/requests.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view interruption =
    "Interruption of system calls and library functions by signal handlers";

// Only of a UNIX socket is "full" a state, and its connect does not try again after a second.
constexpr kind_set kinds_of(op what) {
  switch (what) {
    case op::connect:
    case op::send:
    case op::sendto:
    case op::sendmsg:
    case op::write:
    case op::writev:
      return unix_stream | unix_seqpacket;
    case op::accept:
      return plain_connection_kinds;
    default:
      return plain_kinds;
  }
}

request block_the_signal() {
  return operation(role::subject, op::signal_mask,
                   value::object{{"signal", "SIGUSR1"}, {"blocked", true}});
}

/// Raises the signal in the lane of a call that has blocked.
void raise_in(context& c, const pending& blocked) {
  c.given(interrupt(role::subject, blocked.lane, "SIGUSR1"));
}

template <op What>
void goes_on(context& c) {
  // given
  c.given(signal_action(role::subject, "SIGUSR1", "count", true));
  const auto waiting = without_what_it_needs(c, What);
  const auto blocked = c.start(waiting.asked);
  c.until_blocked(blocked);
  // when the signal has been handled
  raise_in(c, blocked);
  c.until(signal_count(role::subject, "SIGUSR1"), has("count", 1));
  bring(c, waiting);
  // then
  c.expect(c.finish(blocked), succeeds());
}

template <op What>
void ends(context& c) {
  // given
  c.given(signal_action(role::subject, "SIGUSR1", "count", true));
  const auto blocked = c.start(without_what_it_needs(c, What).asked);
  c.until_blocked(blocked);
  // when
  raise_in(c, blocked);
  // then
  c.expect(c.finish(blocked), fails_with(errc::interrupted));
}

template <op What>
void overlooks_what_is_ignored(context& c) {
  // given
  c.given(signal_action(role::subject, "SIGUSR1", "ignore"));
  const auto waiting = without_what_it_needs(c, What);
  const auto blocked = c.start(waiting.asked);
  c.until_blocked(blocked);
  // when
  raise_in(c, blocked);
  bring(c, waiting);
  // then
  c.expect(c.finish(blocked), succeeds());
}

template <op What>
void overlooks_what_is_blocked(context& c) {
  // given a lane that keeps the signal out
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  const auto waiting = without_what_it_needs(c, What);
  const auto blocked = c.start_script({block_the_signal(), waiting.asked});
  c.until_blocked(blocked);
  // when
  raise_in(c, blocked);
  bring(c, waiting);
  // then
  c.expect(c.finish_script(blocked).back(), succeeds());
}

template <op What>
constexpr clause restarted(std::string_view id, std::string_view mutant) {
  return {.id = id,
          .says = "With SA_RESTART, a signal does not end a wait without a time-out.",
          .sources = {posix("sigaction", "DESCRIPTION"), linux_man("signal(7)", interruption)},
          .kinds = kinds_of(What),
          .modes = blocking_mode,
          .needs = {What, op::signal_action, op::signal_count, op::interrupt},
          .catches = {mutant},
          .run = goes_on<What>};
}

/// The same, and of our layer, which resumes every call.
template <op What>
constexpr clause resumed(std::string_view id, std::string_view mutant) {
  clause one = restarted<What>(id, mutant);
  one.sources = {posix("sigaction", "DESCRIPTION"), linux_man("signal(7)", interruption),
                 portable("socket", "summary")};
  return one;
}

template <op What>
constexpr clause never_restarted(std::string_view id, std::string_view mutant) {
  return {.id = id,
          .says = "A signal ends a wait that has a time-out, also when calls are to be restarted.",
          .sources = {linux_man("signal(7)", interruption)},
          .kinds = kinds_of(What),
          .modes = timeout_mode,
          .needs = {What, op::signal_action, op::interrupt},
          .catches = {mutant},
          .run = ends<What>};
}

template <op What>
constexpr clause ignoring(std::string_view id, std::string_view mutant) {
  return {.id = id,
          .says = "A signal that is ignored does not end a wait.",
          .sources = {posix("2.4.4", "Signal Effects on Other Functions")},
          .kinds = kinds_of(What),
          .modes = blocking_mode,
          .needs = {What, op::signal_action, op::interrupt},
          .catches = {mutant},
          .run = overlooks_what_is_ignored<What>};
}

template <op What>
constexpr clause masking(std::string_view id, std::string_view mutant) {
  clause one = ignoring<What>(id, mutant);
  one.says = "A signal that is blocked does not end a wait.";
  one.needs = {What, op::signal_action, op::signal_mask, op::interrupt};
  one.run = overlooks_what_is_blocked<What>;
  return one;
}

constexpr clause going_on[] = {
    resumed<op::send>("send.goes_on_after_a_signal", "send.never_restarts"),
    resumed<op::recvfrom>("recvfrom.goes_on_after_a_signal", "recvfrom.never_restarts"),
    resumed<op::recvmsg>("recvmsg.goes_on_after_a_signal", "recvmsg.never_restarts"),
    resumed<op::sendmsg>("sendmsg.goes_on_after_a_signal", "sendmsg.never_restarts"),
    resumed<op::connect>("connect.goes_on_after_a_signal", "connect.never_restarts"),
    restarted<op::sendto>("sendto.goes_on_after_a_signal", "sendto.never_restarts"),
    restarted<op::read>("read.goes_on_after_a_signal", "read.never_restarts"),
    restarted<op::readv>("readv.goes_on_after_a_signal", "readv.never_restarts"),
    restarted<op::write>("write.goes_on_after_a_signal", "write.never_restarts"),
    restarted<op::writev>("writev.goes_on_after_a_signal", "writev.never_restarts"),
};

constexpr clause ending[] = {
    never_restarted<op::accept>("accept.timeout_ends_with_a_signal",
                                "accept.restarts_with_a_timeout"),
    never_restarted<op::connect>("connect.timeout_ends_with_a_signal",
                                 "connect.restarts_with_a_timeout"),
    never_restarted<op::recv>("recv.timeout_ends_with_a_signal", "recv.restarts_with_a_timeout"),
    never_restarted<op::recvfrom>("recvfrom.timeout_ends_with_a_signal",
                                  "recvfrom.restarts_with_a_timeout"),
    never_restarted<op::recvmsg>("recvmsg.timeout_ends_with_a_signal",
                                 "recvmsg.restarts_with_a_timeout"),
    never_restarted<op::send>("send.timeout_ends_with_a_signal", "send.restarts_with_a_timeout"),
    never_restarted<op::sendto>("sendto.timeout_ends_with_a_signal",
                                "sendto.restarts_with_a_timeout"),
    never_restarted<op::sendmsg>("sendmsg.timeout_ends_with_a_signal",
                                 "sendmsg.restarts_with_a_timeout"),
};

constexpr clause ignored[] = {
    ignoring<op::accept>("accept.overlooks_ignored_signals", "accept.ignored_signals_end_it"),
    ignoring<op::connect>("connect.overlooks_ignored_signals", "connect.ignored_signals_end_it"),
    ignoring<op::recv>("recv.overlooks_ignored_signals", "recv.ignored_signals_end_it"),
    ignoring<op::send>("send.overlooks_ignored_signals", "send.ignored_signals_end_it"),
    ignoring<op::poll>("poll.overlooks_ignored_signals", "poll.ignored_signals_end_it"),
    ignoring<op::select>("select.overlooks_ignored_signals", "select.ignored_signals_end_it"),
};

constexpr clause masked[] = {
    masking<op::accept>("accept.overlooks_blocked_signals", "accept.blocked_signals_end_it"),
    masking<op::connect>("connect.overlooks_blocked_signals", "connect.blocked_signals_end_it"),
    masking<op::recv>("recv.overlooks_blocked_signals", "recv.blocked_signals_end_it"),
    masking<op::send>("send.overlooks_blocked_signals", "send.blocked_signals_end_it"),
    masking<op::poll>("poll.overlooks_blocked_signals", "poll.blocked_signals_end_it"),
    masking<op::select>("select.overlooks_blocked_signals", "select.blocked_signals_end_it"),
};

}  // namespace

std::span<const clause> restart_clauses() {
  return going_on;
}
std::span<const clause> signal_and_timeout_clauses() {
  return ending;
}
std::span<const clause> ignored_signal_clauses() {
  return ignored;
}
std::span<const clause> blocked_signal_clauses() {
  return masked;
}

}  // namespace sockspec::conformance
