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

constexpr clause ppoll_cases[] = {
    about(op::ppoll, "ppoll.data_is_readable", data, plain_kinds, "ppoll.sees_nothing",
          sees_data<op::ppoll>),
    about(op::ppoll, "ppoll.waits_for_its_timeout", time, plain_kinds, "ppoll.returns_at_once",
          waits_its_time<op::ppoll>),
    with_signals(about(op::ppoll, "ppoll.mask_lets_signals_in", mask, plain_kinds,
                       "ppoll.interruption_is_no_event", lets_signals_in<op::ppoll>)),
};
constexpr clause pselect_cases[] = {
    about(op::pselect, "pselect.data_is_readable", data, plain_kinds, "pselect.sees_nothing",
          sees_data<op::pselect>),
    about(op::pselect, "pselect.waits_for_its_timeout", time, plain_kinds,
          "pselect.returns_at_once", waits_its_time<op::pselect>),
    with_signals(about(op::pselect, "pselect.mask_lets_signals_in", mask, plain_kinds,
                       "pselect.interruption_is_no_event", lets_signals_in<op::pselect>)),
};

}  // namespace

std::span<const clause> ppoll_clauses() {
  return ppoll_cases;
}
std::span<const clause> pselect_clauses() {
  return pselect_cases;
}

}  // namespace sockspec::conformance
