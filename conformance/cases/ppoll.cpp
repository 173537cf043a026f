// ppoll(), pselect(): waiting with signals let in.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request ppoll(const handle& on, std::chrono::nanoseconds time) {
  auto asked = poll({{on, {"POLLIN"}}}, time);
  asked.what = op::ppoll;
  return asked;
}

request pselect(const handle& on, std::chrono::nanoseconds time) {
  auto asked = select({on}, {}, {}, time);
  asked.what = op::pselect;
  return asked;
}

template <op What>
request waiting(const handle& on, std::chrono::nanoseconds time) {
  return What == op::ppoll ? ppoll(on, time) : pselect(on, time);
}

template <op What>
void sees_data(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  // when
  const auto seen = c.call(waiting<What>(mine, std::chrono::nanoseconds(0)));
  // then
  c.expect(seen, counts(1));
  if (What == op::ppoll) {
    c.expect(seen, reports(mine, "POLLIN"));
  } else {
    c.expect(seen, has("read", value::list{value(mine.number)}));
  }
}

template <op What>
void waits_its_time(context& c) {
  const auto mine = c.connected().mine;
  const auto seen = c.call(waiting<What>(mine, c.short_wait()));
  c.expect(seen, counts(0));
  c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
}

/// The signal is blocked, and let in by the call's own mask alone.
template <op What>
void lets_signals_in(context& c) {
  // given a lane that blocks the signal, and waits without it
  const auto mine = c.connected().mine;
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  const auto block = operation(role::subject, op::signal_mask,
                               value::object{{"signal", "SIGUSR1"}, {"blocked", true}});
  auto wait = waiting<What>(mine, c.patience());
  const auto blocked = c.start_script({block, wait.with("mask", value::list{})});
  c.until_blocked(blocked);
  // when
  c.given(interrupt(role::subject, blocked.lane, "SIGUSR1"));
  // then
  c.expect(c.finish_script(blocked).back(), fails_with(errc::interrupted));
}

request block_the_signal(bool blocked) {
  return operation(role::subject, op::signal_mask,
                   value::object{{"signal", "SIGUSR1"}, {"blocked", blocked}});
}
/// Calls are made on the first lane unless they are started: it raises the signal in itself.
request raise_it() {
  return interrupt(role::subject, 0, "SIGUSR1");
}
request count_it() {
  return signal_count(role::subject, "SIGUSR1");
}

/// What the mask lets in may have been there before the call.
template <op What>
void is_ended_by_what_is_pending(context& c) {
  // given
  const auto mine = c.connected().mine;
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  c.given(block_the_signal(true));
  c.given(raise_it());
  // when
  auto wait = waiting<What>(mine, c.patience());
  const auto seen = c.call(wait.with("mask", value::list{}));
  // then
  c.expect(seen, fails_with(errc::interrupted));
  c.expect(c.call(count_it()), has("count", 1));
}

template <op What>
void restores_the_mask(context& c) {
  // given a lane that lets the signal in for the time of a call
  const auto mine = c.connected().mine;
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  c.given(block_the_signal(true));
  auto wait = waiting<What>(mine, std::chrono::nanoseconds(0));
  c.given(wait.with("mask", value::list{}));
  // when
  c.given(raise_it());
  // then
  c.expect(c.call(count_it()), has("count", 0));
  c.given(block_the_signal(false));
  c.expect(c.call(count_it()), has("count", 1));
}

/// The signal is let in by the lane, and kept out by the call's own mask alone.
template <op What>
void keeps_signals_out(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  auto wait = waiting<What>(mine, c.patience());
  const auto blocked = c.start(wait.with("mask", value::list{"SIGUSR1"}));
  c.until_blocked(blocked);
  // when
  c.given(interrupt(role::subject, blocked.lane, "SIGUSR1"));
  // then
  c.expect_blocked(blocked);
  c.given(send(theirs, "hello"));
  c.expect(c.finish(blocked), counts(1));
  c.expect(c.until(count_it(), has("count", 1)), has("count", 1));
}

template <op What>
void blocks_without_a_time(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  const auto blocked = c.start(waiting<What>(mine, forever));
  c.expect_blocked(blocked);
  // when
  c.given(send(theirs, "hello"));
  // then
  c.expect(c.finish(blocked), counts(1));
}

template <op What>
void leaves_its_time_alone(context& c) {
  const auto mine = c.connected().mine;
  const auto seen = c.call(waiting<What>(mine, c.short_wait()));
  c.expect(seen, has("timeout", value(c.short_wait().count())));
}

template <op What>
void refuses_negative_times(context& c) {
  const auto mine = c.connected().mine;
  c.expect(c.call(waiting<What>(mine, -std::chrono::seconds(5))),
           fails_with(errc::invalid_argument));
}

void tells_what_is_closed(context& c) {
  const auto h = c.blocking_socket();
  c.given(close(h));
  c.expect(c.call(ppoll(h, std::chrono::nanoseconds(0))), reports(h, "POLLNVAL"));
}

void refuses_what_is_closed(context& c) {
  const auto h = c.blocking_socket();
  c.given(close(h));
  c.expect(c.call(pselect(h, std::chrono::nanoseconds(0))), fails_with(errc::bad_file_descriptor));
}

constexpr clause about(op what, std::string_view id, std::string_view says, kind_set kinds,
                       std::string_view mutant, void (*run)(context&)) {
  const bool polls = what == op::ppoll;
  return {.id = id,
          .says = says,
          .sources = polls ? source_list{posix("ppoll", "DESCRIPTION"),
                                         linux_man("poll(2)", "DESCRIPTION")}
                           : source_list{posix("pselect", "DESCRIPTION"),
                                         linux_man("select(2)", "DESCRIPTION")},
          .kinds = kinds,
          .modes = any_mode,
          .needs = {what},
          .catches = {mutant},
          .run = run};
}

constexpr clause with_signals(clause one) {
  one.needs = {one.needs.begin()[0], op::signal_action, op::signal_mask, op::interrupt};
  return one;
}

constexpr std::string_view data = "A socket with data is reported as readable.";
constexpr std::string_view time =
    "Without an event the call waits at least as long as its timeout.";
constexpr std::string_view mask =
    "While the call waits, its mask is the lane's: what that lets in "
    "ends the wait with interrupted.";

constexpr std::string_view pending_signal =
    "A signal that is pending, and let in by the call's mask, ends the call with interrupted.";
constexpr std::string_view restored = "After the call, the lane has the mask that it had before.";
constexpr std::string_view kept_out =
    "A signal that the call's mask keeps out does not end the wait, and is delivered after it.";
constexpr std::string_view no_time = "Without a timeout the call waits until there is an event.";
constexpr std::string_view time_stays = "The call does not change its timeout.";
constexpr std::string_view negative = "A negative timeout is refused: invalid_argument.";

/// In their section of errors.
constexpr clause in_errors(clause one) {
  const bool polls = one.needs.begin()[0] == op::ppoll;
  one.sources = polls ? source_list{posix("ppoll", "ERRORS"), linux_man("poll(2)", "ERRORS")}
                      : source_list{posix("pselect", "ERRORS"), linux_man("select(2)", "ERRORS")};
  return one;
}

constexpr clause ppoll_cases[] = {
    about(op::ppoll, "ppoll.data_is_readable", data, plain_kinds, "ppoll.sees_nothing",
          sees_data<op::ppoll>),
    about(op::ppoll, "ppoll.waits_for_its_timeout", time, plain_kinds, "ppoll.returns_at_once",
          waits_its_time<op::ppoll>),
    with_signals(about(op::ppoll, "ppoll.mask_lets_signals_in", mask, plain_kinds,
                       "ppoll.interruption_is_no_event", lets_signals_in<op::ppoll>)),
    with_signals(about(op::ppoll, "ppoll.pending_signal_ends_it", pending_signal,
                       tcp | udp | unix_stream, "ppoll.interruption_is_no_event",
                       is_ended_by_what_is_pending<op::ppoll>)),
    with_signals(about(op::ppoll, "ppoll.mask_is_restored", restored, tcp | udp | unix_stream,
                       "ppoll.mask_stays", restores_the_mask<op::ppoll>)),
    with_signals(about(op::ppoll, "ppoll.mask_keeps_signals_out", kept_out, tcp | udp | unix_stream,
                       "ppoll.mask_is_dropped", keeps_signals_out<op::ppoll>)),
    about(op::ppoll, "ppoll.blocks_without_timeout", no_time, tcp | udp | unix_stream,
          "ppoll.never_blocks", blocks_without_a_time<op::ppoll>),
    about(op::ppoll, "ppoll.timeout_stays", time_stays, tcp | udp | unix_stream,
          "ppoll.timeout_is_used_up", leaves_its_time_alone<op::ppoll>),
    in_errors(about(op::ppoll, "ppoll.negative_timeout", negative, tcp | udp | unix_stream,
                    "ppoll.negative_timeouts_are_none", refuses_negative_times<op::ppoll>)),
    about(op::ppoll, "ppoll.closed_is_told", "A closed descriptor is reported as POLLNVAL.",
          plain_kinds, "ppoll.closed_is_not_told", tells_what_is_closed),
};
constexpr clause pselect_cases[] = {
    about(op::pselect, "pselect.data_is_readable", data, plain_kinds, "pselect.sees_nothing",
          sees_data<op::pselect>),
    about(op::pselect, "pselect.waits_for_its_timeout", time, plain_kinds,
          "pselect.returns_at_once", waits_its_time<op::pselect>),
    with_signals(about(op::pselect, "pselect.mask_lets_signals_in", mask, plain_kinds,
                       "pselect.interruption_is_no_event", lets_signals_in<op::pselect>)),
    with_signals(about(op::pselect, "pselect.pending_signal_ends_it", pending_signal,
                       tcp | udp | unix_stream, "pselect.interruption_is_no_event",
                       is_ended_by_what_is_pending<op::pselect>)),
    with_signals(about(op::pselect, "pselect.mask_is_restored", restored, tcp | udp | unix_stream,
                       "pselect.mask_stays", restores_the_mask<op::pselect>)),
    with_signals(about(op::pselect, "pselect.mask_keeps_signals_out", kept_out,
                       tcp | udp | unix_stream, "pselect.mask_is_dropped",
                       keeps_signals_out<op::pselect>)),
    about(op::pselect, "pselect.blocks_without_timeout", no_time, tcp | udp | unix_stream,
          "pselect.never_blocks", blocks_without_a_time<op::pselect>),
    about(op::pselect, "pselect.timeout_stays", time_stays, tcp | udp | unix_stream,
          "pselect.timeout_is_used_up", leaves_its_time_alone<op::pselect>),
    in_errors(about(op::pselect, "pselect.negative_timeout", negative, tcp | udp | unix_stream,
                    "pselect.negative_timeouts_are_none", refuses_negative_times<op::pselect>)),
    in_errors(about(op::pselect, "pselect.bad_file_descriptor",
                    "A closed descriptor in a set is refused: bad_file_descriptor.", plain_kinds,
                    "pselect.closed_is_an_invalid_argument", refuses_what_is_closed)),
};

}  // namespace

std::span<const clause> ppoll_clauses() {
  return ppoll_cases;
}
std::span<const clause> pselect_clauses() {
  return pselect_cases;
}

}  // namespace sockspec::conformance
