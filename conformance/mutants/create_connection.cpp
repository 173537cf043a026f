// Lies about create_connection().

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

/// The members of both outcomes: errors are told beside an error, too.
void change_errors(value& result, const value::list& all) {
  const char* const outcome = is_ok(result) ? "ok" : "error";
  value content = result[outcome];
  content.set("errors", value(all));
  result.set(outcome, std::move(content));
}
value::list errors_of(const value& result) {
  const value& all = result[is_ok(result) ? "ok" : "error"]["errors"];
  return all.is_list() ? value::list(all.elements()) : value::list{};
}

void create_alone(lie_state&, value& call) {
  const value& all = argument(call, "addresses");
  if (!all.is_list()) return;
  const value family = all.elements().front()["family"];
  call.set("op", "socket");
  call.set("args", value::object{{"family", family}, {"type", "stream"}});
}

void take_the_next_port(lie_state&, value& call) {
  const value& port = argument(call, "port");
  if (port.is_integer() && port.integer() < 65535) {
    change_argument(call, "port", port.integer() + 1);
  }
}

void cut_the_port(lie_state&, value& call) {
  const value& port = argument(call, "port");
  if (port.is_integer()) change_argument(call, "port", port.integer() & 0xffff);
}

void take_the_first(lie_state&, value& call) {
  const value& all = argument(call, "addresses");
  if (!all.is_list()) return;
  const value first = all.elements().front();
  change_argument(call, "addresses", value::list{first});
}

void go_backwards(lie_state&, value& call) {
  const value& all = argument(call, "addresses");
  if (!all.is_list()) return;
  value::list reversed(all.elements());
  std::ranges::reverse(reversed);
  change_argument(call, "addresses", value(reversed));
}

void tell_the_last(lie_state&, const value&, value& result) {
  const value::list all = errors_of(result);
  if (all.size() > 1) change_errors(result, {all.back()});
}

void forget_when_it_succeeds(lie_state&, const value&, value& result) {
  if (is_ok(result) && member(result, "errors").is_list()) change_errors(result, {});
}

void forget_argument(value& call, std::string_view name) {
  if (!argument(call, name).is_null()) change_argument(call, name, nullptr);
}

/// As if the next address had been tried when the time was over.
void go_on_when_time_is_over(lie_state&, const value& call, value& result) {
  value::list all = errors_of(result);
  const auto tried = all.size();
  const auto& addresses = argument(call, "addresses");
  if (!is_error(result, errc::timed_out) || addresses.elements().size() <= tried) return;
  value next = all.empty() ? value{value::object{}} : all.back();
  next.set("address", addresses.elements()[tried]);
  all.push_back(std::move(next));
  change_errors(result, all);
}

/// A handle that no case uses.
void open_another(lie_state& state) {
  state.make_call(value::object{
      {"op", "socket"},
      {"as", own_handle},
      {"args", value::object{{"family", "inet"}, {"type", "stream"}}},
  });
}

void leak_after_failure(lie_state& state, const value&, value& result) {
  if (is_error(result, errc::connection_refused)) open_another(state);
}

void leave_losers_open(lie_state& state, const value& call, value& result) {
  const bool race = !argument(call, "happy_eyeballs_delay").is_null();
  if (race && is_ok(result)) open_another(state);
}

void drop_the_timeout(lie_state& state, const value& call, value& result) {
  if (is_ok(result)) state.make_call(own_call("settimeout", call["as"], {{"timeout", nullptr}}));
}

void take_no_time_for_ever(lie_state&, value& call) {
  if (argument(call, "timeout") == value(0)) forget_argument(call, "timeout");
}

void start_at_once(lie_state&, value& call) {
  constexpr std::int64_t shortest = 10'000'000;
  const value& delay = argument(call, "happy_eyeballs_delay");
  if (delay.is_integer() && delay.integer() > shortest) {
    change_argument(call, "happy_eyeballs_delay", shortest);
  }
}

void clamp_the_delay(lie_state&, value& call) {
  const value& delay = argument(call, "happy_eyeballs_delay");
  if (!delay.is_integer()) return;
  const auto allowed = std::clamp<std::int64_t>(delay.integer(), 10'000'000, 2'000'000'000);
  change_argument(call, "happy_eyeballs_delay", allowed);
}

void keep_the_order(lie_state&, const value& call, value& result) {
  value::list all = errors_of(result);
  if (argument(call, "happy_eyeballs_delay").is_null() || all.size() != 3) return;
  std::swap(all[1], all[2]);
  change_errors(result, all);
}

constexpr mutant mutants[] = {
    lie("create_connection.returns_before_it_connects", op::create_connection, altered::effect,
        "A socket is returned that is not connected.", create_alone, nullptr,
        {"create_connection.*"}),
    lie("create_connection.next_port", op::create_connection, altered::address,
        "The port by number is one too large.", take_the_next_port, nullptr),
    lie("create_connection.port_is_cut", op::create_connection, altered::effect,
        "A port is cut to 16 bits.", cut_the_port, nullptr),
    lie("create_connection.first_address_only", op::create_connection, altered::effect,
        "Only the first address is tried.", take_the_first, nullptr, {"create_connection.*"}),
    lie("create_connection.goes_backwards", op::create_connection, altered::effect,
        "The last address is tried first.", go_backwards, nullptr, {"create_connection.*"}),
    lie("create_connection.tells_the_last_failure_only", op::create_connection, altered::count,
        "Of several failures the last is told.", nullptr, tell_the_last,
        {"create_connection.race_*"}),
    lie("create_connection.success_forgets_failures", op::create_connection, altered::effect,
        "When an address answers, those that failed are not told.", nullptr,
        forget_when_it_succeeds),
    lie("create_connection.source_address_ignored", op::create_connection, altered::effect,
        "The source address is ignored.",
        [](lie_state&, value& call) { forget_argument(call, "source_address"); }, nullptr,
        {"create_connection.last_error", "create_connection.race_*"}),
    lie("create_connection.unknown_service_is_refused", op::create_connection, altered::error,
        "A service that is not known is reported as a refusal.", nullptr,
        misreport<errc::service_not_supported, errc::connection_refused>),
    lie("create_connection.failure_leaks", op::create_connection, altered::effect,
        "The socket of an attempt that was refused stays open.", nullptr, leak_after_failure),
    lie("create_connection.time_out_is_a_refusal", op::create_connection, altered::error,
        "A time-out is reported as a refusal.", nullptr,
        misreport<errc::timed_out, errc::connection_refused>, {"create_connection.one_deadline"}),
    lie("create_connection.gives_up_early", op::create_connection, altered::timing,
        "A time-out comes when half of the time has passed.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& time = argument(call, "timeout");
          if (is_error(result, errc::timed_out)) end_by(result, time.integer() / 2);
        }),
    lie("create_connection.deadline_for_each_address", op::create_connection, altered::timing,
        "Each address has the whole time.", nullptr, go_on_when_time_is_over),
    lie("create_connection.timeout_is_dropped", op::create_connection, altered::effect,
        "The socket has no timeout afterwards.", nullptr, drop_the_timeout),
    lie("create_connection.no_time_is_for_ever", op::create_connection, altered::effect,
        "A timeout of zero is none.", take_no_time_for_ever, nullptr),
    lie("create_connection.race_is_none", op::create_connection, altered::effect,
        "The delay is ignored: addresses are tried one after the other.",
        [](lie_state&, value& call) { forget_argument(call, "happy_eyeballs_delay"); }, nullptr,
        {"create_connection.race_*", "create_connection.delay_out_of_range"}),
    lie("create_connection.race_starts_at_once", op::create_connection, altered::timing,
        "Whatever the delay is, the next address is tried after 10 milliseconds.", start_at_once,
        nullptr, {"create_connection.delay_out_of_range"}),
    lie("create_connection.race_keeps_the_order", op::create_connection, altered::effect,
        "Addresses race in the order in which they are given.", nullptr, keep_the_order),
    lie("create_connection.losers_stay_open", op::create_connection, altered::effect,
        "The sockets of those who lose the race stay open.", nullptr, leave_losers_open),
    lie("create_connection.delay_is_clamped", op::create_connection, altered::effect,
        "A delay out of range is taken for the nearest one in it.", clamp_the_delay, nullptr),
};

}  // namespace

std::span<const mutant> create_connection_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
