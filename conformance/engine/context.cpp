#include "engine/context.hpp"

#include <stdexcept>
#include <thread>
#include <utility>

namespace sockspec::conformance {

using results::verdict_kind;

namespace {

constexpr std::string_view dont_wait = "MSG_DONTWAIT";

[[noreturn]] void end_with(verdict_kind kind, std::string detail, std::string observed,
                           std::string allowed = {}, const seen* last = nullptr) {
  judgement how;
  how.verdict = {kind, std::move(detail)};
  how.observed = std::move(observed);
  how.allowed = std::move(allowed);
  if (last != nullptr) {
    how.native = last->native();
    how.error = last->error();
  }
  throw judgement(how);
}

bool wrote_past_end(const seen& s) {
  return s.field("guard") == value("broken") || s.field("address_guard") == value("broken");
}

bool asks_not_to_wait(const request& r) {
  const value& flags = r.args["flags"];
  if (!flags.is_list()) return false;
  for (const auto& one : flags.elements()) {
    if (one == value(dont_wait)) return true;
  }
  return false;
}

request without_asking(request r) {
  value::list others;
  for (const auto& one : r.args["flags"].elements()) {
    if (one != value(dont_wait)) others.push_back(one);
  }
  r.with("flags", value(std::move(others)));
  return r;
}

// Where no flag asks it of one call, the socket does not wait for as long as the call.
seen on_a_socket_that_waits_for_nothing(context& c, request r) {
  const handle on{r.who, static_cast<int>(r.on.integer())};
  c.set_blocking(on, false);
  seen s = c.call(without_asking(std::move(r)));
  c.set_blocking(on, true);
  return s;
}

}  // namespace

context::context(session& all, const cell& of) : session_(all), cell_(of) {}
context::~context() = default;

kind context::which() const {
  return cell_.which;
}
mode context::mode() const {
  return cell_.mode;
}
side context::side() const {
  return cell_.side;
}
const kind_traits& context::traits() const {
  return conformance::traits(cell_.which);
}
std::chrono::nanoseconds context::patience() const {
  return session_.budgets().patience;
}
std::chrono::nanoseconds context::silence() const {
  return session_.budgets().silence;
}
std::chrono::nanoseconds context::short_wait() const {
  return session_.budgets().short_wait;
}
bool context::target_has(op what) const {
  return session_.of(role::subject).has(what);
}

// --- calls ---

request context::prepared(request r) {
  r.as.clear();
  for (int i = 0; i < r.makes; ++i) r.as.push_back(session_.next_handle());
  if (r.what == op::recvmsg && r.makes > 0) r.with("rights_as", r.as.front());
  return r;
}

// Results that are no answer of the implementation end the cell, whoever made the call.
seen context::judged(seen s) {
  session_.transcript().call(s);
  const bool by_subject = s.asked().who == role::subject;
  const std::string step = to_string(s.asked()) + " -> " + to_string(s);
  const std::string operation(to_string(s.asked().what));
  switch (s.how()) {
    case seen::outcome::timeout:
      if (by_subject) end_with(verdict_kind::timeout, operation, step);
      end_with(verdict_kind::unresolved, "peer", step);
    case seen::outcome::crash:
      if (by_subject) end_with(verdict_kind::crash, s.why(), step);
      end_with(verdict_kind::unresolved, "peer", step);
    case seen::outcome::broken:
      end_with(verdict_kind::unresolved, "driver", step);
    case seen::outcome::unsupported:
      end_with(verdict_kind::unsupported, "driver", step);
    case seen::outcome::ok:
    case seen::outcome::error:
      break;
  }
  if (wrote_past_end(s)) {
    end_with(verdict_kind::fail, "wrote_past_end", step, "nothing written outside the buffer", &s);
  }
  return s;
}

std::vector<seen> context::made(const actor::flight& flight, role who) {
  auto raw = session_.of(who).collect(flight, session_.budgets().watchdog, session_.between(who));
  std::vector<seen> all;
  for (auto& one : raw) all.push_back(judged(std::move(one)));
  return all;
}

seen context::call(request r) {
  const role who = r.who;
  // A peer on Winsock, which has neither fcntl nor the flag. Of the subject it is judged.
  if (who == role::peer && asks_not_to_wait(r) && !session_.of(who).has(op::fcntl)) {
    return on_a_socket_that_waits_for_nothing(*this, std::move(r));
  }
  const auto flight =
      session_.of(who).send({.calls = {prepared(std::move(r))}}, session_.between(who));
  return made(flight, who).front();
}

seen context::given(request r) {
  seen s = call(std::move(r));
  if (s.ok()) return s;
  const std::string step = to_string(s.asked()) + " -> " + to_string(s);
  const bool by_subject = s.asked().who == role::subject;
  end_with(
      verdict_kind::unresolved, by_subject ? "setup" : "peer",
      step + "; what it promises is covered by " + std::string(to_string(s.asked().what)) + ".*",
      {}, &s);
}

seen context::eventually(const request& r) {
  return call(r.repeated({repetition::condition::would_block, 1000000, patience()}));
}

seen context::until(const request& r, const matcher& wanted) {
  const auto deadline = std::chrono::steady_clock::now() + patience();
  for (;;) {
    seen s = call(r);
    if (wanted.accepts(s) || std::chrono::steady_clock::now() >= deadline) return s;
    std::this_thread::sleep_for(
        std::chrono::microseconds(500));  // the pace of a poll, not a synchronisation
  }
}

std::vector<seen> context::script(std::vector<request> calls, on_failure what) {
  const role who = calls.front().who;
  for (auto& one : calls) one = prepared(std::move(one));
  const auto as =
      what == on_failure::stop ? actor::sent_as::script_that_stops : actor::sent_as::script;
  const auto flight =
      session_.of(who).send({.calls = std::move(calls), .as = as}, session_.between(who));
  return made(flight, who);
}

pending context::launched(role who, std::vector<request> calls, actor::sent_as as) {
  const int lane = session_.next_lane(who);
  actor& by = session_.of(who);
  if (lane >= by.introduced().lanes) {
    end_with(verdict_kind::unsupported, "driver",
             "the case needs " + std::to_string(lane + 1) + " lanes, the driver has " +
                 std::to_string(by.introduced().lanes));
  }
  for (auto& one : calls) one = prepared(std::move(one));
  const bool parked = !calls.front().gate.empty();
  const auto flight = by.send({lane, calls, as, by.can("entered")}, session_.between(who));
  session_.in_flight(who, flight);
  if (!parked && by.can("entered")) {
    // A script has entered once its first call has; a call that came back at once was entered, too.
    if (!by.wait_entered(flight, patience()) &&
        !by.has_returned(flight, std::chrono::nanoseconds(0))) {
      end_with(verdict_kind::unresolved, "driver", to_string(calls.front()) + " was never entered");
    }
  }
  return {flight.calls.front(), lane, flight.id};
}

pending context::start(request r) {
  const role who = r.who;
  return launched(who, {std::move(r)}, actor::sent_as::call);
}

pending context::start_script(std::vector<request> calls) {
  const role who = calls.front().who;
  return launched(who, std::move(calls), actor::sent_as::script_that_stops);
}

void context::until_blocked(const pending& p) {
  if (has_blocked(p)) return;
  end_with(verdict_kind::unresolved, "race", to_string(p.asked) + " returned instead of blocking");
}

bool context::has_blocked(const pending& p) {
  actor& by = session_.of(p.asked.who);
  const auto& flight = session_.flight_of(p.id);
  // Nobody can tell: a call that has not come back after `silence` is taken for blocked.
  if (!by.can("blocked")) return !by.has_returned(flight, silence());
  const auto deadline = std::chrono::steady_clock::now() + patience();
  while (std::chrono::steady_clock::now() < deadline) {
    if (by.is_blocked(p.lane) == actor::blocked::yes) return true;
    if (by.has_returned(flight, std::chrono::nanoseconds(0))) return false;
  }
  end_with(verdict_kind::unresolved, "race", to_string(p.asked) + " did not block");
}

seen context::finish(const pending& p) {
  return finish_script(p).front();
}

seen context::finish_if_it_returns(const pending& p, std::chrono::nanoseconds within) {
  if (session_.of(p.asked.who).has_returned(session_.flight_of(p.id), within)) return finish(p);
  return seen::timed_out(p.asked);
}

std::vector<seen> context::finish_script(const pending& p) {
  const auto flight = session_.flight_of(p.id);
  session_.landed(p.id);
  return made(flight, p.asked.who);
}

void context::open_gate(std::string_view name, role who) {
  session_.of(who).open_gate(name);
}

// --- judging ---

void context::accept_verdict(const seen& s, const matcher& allowed) {
  if (session_.of(role::subject).introduced().emulated.contains(s.asked().what) &&
      s.asked().who == role::subject) {
    end_with(verdict_kind::unsupported, "driver",
             std::string(to_string(s.asked().what)) + " is emulated by the driver");
  }
  judgement_ = {{verdict_kind::pass, {}}, allowed.allowed(), to_string(s), s.native(), {}, true};
}

void context::expect(const seen& s, const matcher& allowed) {
  if (const auto symptom = allowed.symptom(s)) {
    end_with(verdict_kind::fail, *symptom, to_string(s), allowed.allowed(), &s);
  }
  accept_verdict(s, allowed);
}

void context::expect(const seen& s, const by_document& expectations) {
  expect(s, chosen(expectations, session_.target().follows));
}

void context::expect_blocked(const pending& p) {
  actor& by = session_.of(p.asked.who);
  const auto& flight = session_.flight_of(p.id);
  const matcher allowed("blocked", [](const seen&) { return std::nullopt; });
  if (by.has_returned(flight, silence())) {
    seen s = finish(p);
    end_with(verdict_kind::fail, "not_blocked", to_string(s), allowed.allowed(), &s);
  }
  until_blocked(p);
  judgement_ = {{verdict_kind::pass, {}}, allowed.allowed(), "blocked", {}, {}, true};
}

void context::classify(const seen& s, const std::vector<behaviour>& behaviours) {
  for (const auto& one : behaviours) {
    if (!one.when.accepts(s)) continue;
    accept_verdict(s, one.when);
    judgement_.verdict = {verdict_kind::observed, std::string(one.name)};
    return;
  }
  end_with(verdict_kind::observed, "other:" + symptom_of(s), to_string(s), "any", &s);
}

void context::give_up(std::string_view what, std::string_view why) {
  end_with(verdict_kind::unresolved, std::string(what), std::string(why));
}

void context::not_here(std::string_view who, std::string_view why) {
  end_with(verdict_kind::unsupported, std::string(who), std::string(why));
}

}  // namespace sockspec::conformance
