#include "engine/actor.hpp"

#include <csignal>
#include <utility>

#include "engine/message.hpp"
#include "protocol/launcher.hpp"
#include "protocol/loaded_library.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec::conformance {

using protocol::answer;
namespace {

constexpr std::size_t longest_quote = 200;

std::string text_or(const value& content, std::string_view otherwise) {
  return content.is_text() ? content.text() : std::string(otherwise);
}

introduction read_hello(const value& hello) {
  introduction all;
  const value &driver = hello["driver"], &implementation = hello["implementation"];
  all.driver = text_or(driver["name"], "?") + ' ' + text_or(driver["version"], "?");
  all.implementation_version = text_or(implementation["version"], "?");
  all.implementation = text_or(implementation["name"], "?") + ' ' + all.implementation_version;
  all.system = text_or(hello["host"]["system"], "?");
  all.lanes = static_cast<int>(hello["lanes"].integer());
  for (const auto& [name, how] : hello["operations"].members()) {
    const auto known = op_from(name);
    if (!known) continue;
    all.operations.insert(*known);
    if (how == value("emulated")) all.emulated.insert(*known);
  }
  for (const auto& capability : hello["capabilities"].elements()) {
    all.capabilities.insert(capability.text());
  }
  return all;
}

std::string signal_name(int number) {
  switch (number) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGABRT:
      return "SIGABRT";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    case SIGTERM:
      return "SIGTERM";
    case SIGINT:
      return "SIGINT";
    default:
      return "signal_" + std::to_string(number);
  }
}

seen broken(const request& asked, std::string why) {
  return seen(asked, value::object{{"broken", value::object{{"why", std::move(why)}}}});
}

// A driver that gives an error another portable name than our own table does cannot be judged by
// it.
bool misnames(const value& result) {
  const value& error = result["error"];
  if (!error["native"].is_text() || !error["name"].is_text()) return false;
  const auto known = errc_from_native(error["native"].text());
  return known && to_string(*known) != error["name"].text();
}

std::vector<std::int64_t> leaked_numbers(const value& list) {
  std::vector<std::int64_t> numbers;
  if (!list.is_list()) return numbers;
  for (const auto& one : list.elements()) {
    if (one.is_integer()) numbers.push_back(one.integer());
  }
  return numbers;
}

std::string complaint_of_no_network() {
  return std::string(protocol::launcher_complaint) + protocol::own_network_option;
}

// What a reply says in place of results: an unsupported or broken script.
std::vector<seen> one_for_all(const actor::flight& of, const value& reply) {
  return {seen(of.calls.front(), reply)};
}

}  // namespace

actor::actor(protocol::io_loop& loop, protocol::launch how, const budgets& all)
    : loop_(loop), launch_(std::move(how)), budgets_(all) {}

void actor::ensure_started() {
  if (process_ && !over_ && process_->running()) return;
  process_ = std::make_unique<protocol::driver_process>(loop_, launch_);
  over_ = false;
  const answer hello = ask(
      value::object{
          {"type", "hello"}, {"protocol", 1}, {"suite", "sockspec " SOCKSPEC_VERSION_TEXT}},
      budgets_.start);
  const auto trouble = take_hello(hello);
  if (trouble.empty()) return require_libraries();
  const auto wrote = what_it_wrote();
  end();
  if (wrote.find(complaint_of_no_network()) != std::string::npos) {
    throw network_missing("no network of its own" + wrote);
  }
  throw driver_unusable("the driver " + launch_.command.front() + " cannot be used: " + trouble +
                        wrote + "; try `sockspec driver check` on its target");
}

void actor::move_to_network_of(int process) {
  if (launch_.network_of == process) return;
  stop();
  launch_.network_of = process;
}

// What is wrong with it; empty: nothing.
std::string actor::take_hello(const answer& hello) {
  if (hello.how == answer::state::late) return "it did not answer hello in time";
  if (hello.how == answer::state::lost) return hello.lost->text;
  try {
    if (hello.message["ok"]["protocol"] != value(1)) {
      return "it does not speak version 1 of the protocol: " +
             to_json(hello.message).substr(0, longest_quote);
    }
    introduced_ = read_hello(hello.message["ok"]);
    return {};
  } catch (const protocol::value_error& error) {
    return std::string("its hello is wrong: ") + error.what();
  }
}

void actor::require_libraries() {
  for (const auto& library : launch_.preload) {
    if (protocol::has_loaded(process_->process_id(), library)) continue;
    const auto wrote = what_it_wrote();
    end();
    throw target_missing("the driver " + launch_.command.front() + " runs without " + library +
                         ", which its target preloads" + wrote);
  }
}

std::string actor::what_it_wrote() const {
  std::string tail = process_->standard_error_tail();
  while (tail.ends_with('\n')) tail.pop_back();
  return tail.empty() ? "" : "; it wrote: " + tail;
}

answer actor::ask(value message, std::chrono::nanoseconds budget) {
  return process_->ask(std::move(message), budget);
}

// A reply can be waited for once: has_returned keeps what it got for collect.
answer actor::wait(std::int64_t id, std::chrono::nanoseconds budget) {
  if (auto kept = returned_.extract(id)) return std::move(kept.mapped());
  return process_->wait(id, budget);
}

actor::flight actor::send(order what, seam* between) {
  const bool is_script = what.as != sent_as::call;
  flight made{0, what.lane, is_script, std::move(what.calls)};
  std::vector<value> calls;
  for (const auto& one : made.calls) calls.push_back(to_value(one));
  if (what.announced) calls.front().set("announce", true);
  if (between != nullptr) {
    const auto silently = make_call_on(what.lane);
    for (auto& call : calls) between->before(call, silently);
  }
  made.id = process_->send(
      is_script ? script_message(what.lane, std::move(calls), what.as == sent_as::script_that_stops)
                : call_message(what.lane, calls.front()));
  return made;
}

// What a seam makes calls with.
seam::make_call actor::make_call_on(int lane) {
  return [this, lane](const value& own) {
    const answer got = ask(call_message(lane, own), budgets_.watchdog);
    return got.how == answer::state::replied ? got.message : value();
  };
}

std::vector<seen> actor::collect(const flight& of, std::chrono::nanoseconds budget, seam* between) {
  const answer got = wait(of.id, budget);
  if (got.how == answer::state::lost) return lost(of, *got.lost);
  if (got.how == answer::state::late) return climb(of);
  return results_of(of, got.message, between);
}

std::vector<seen> actor::results_of(const flight& of, const value& reply, seam* between) {
  if (of.is_script && !reply.has("results")) return one_for_all(of, reply);
  const value::list results = of.is_script ? reply["results"].elements() : value::list{reply};
  std::vector<seen> all;
  for (std::size_t i = 0; i < results.size() && i < of.calls.size(); ++i) {
    value result = results[i];
    if (misnames(result)) {
      const std::string why = "it misnames " + to_json(result["error"]);
      result = value::object{{"broken", value::object{{"why", why}}}};
    }
    if (between != nullptr) between->after(to_value(of.calls[i]), result, make_call_on(of.lane));
    all.emplace_back(of.calls[i], std::move(result));
  }
  if (all.empty()) all.push_back(broken(of.calls.front(), "a script's reply has no results"));
  return all;
}

std::vector<seen> actor::lost(const flight& of, const protocol::loss& how) {
  const request& asked = of.calls.front();
  using cause = protocol::loss::cause;
  end();
  if (how.why == cause::signalled) return {seen::crashed(asked, signal_name(how.status))};
  if (how.why == cause::exited) return {seen::crashed(asked, "exit_" + std::to_string(how.status))};
  return {broken(asked, how.text)};
}

// The ladder: a driver that answers pings is alive and only the call is stuck, which cancel may
// free; otherwise the process goes.
std::vector<seen> actor::climb(const flight& of) {
  const auto step = budgets_.patience / 2;
  if (ping()) {
    ask(value::object{{"type", "cancel"}, {"request", of.id}}, step);
    if (wait(of.id, step).how == answer::state::replied) {
      return {seen::timed_out(of.calls.front())};
    }
  }
  end();
  return {seen::timed_out(of.calls.front())};
}

bool actor::wait_entered(const flight& of, std::chrono::nanoseconds budget) {
  return process_->wait_entered(of.id, 0, budget);
}

bool actor::has_returned(const flight& of, std::chrono::nanoseconds budget) {
  if (returned_.contains(of.id)) return true;
  answer got = process_->wait(of.id, budget);
  if (got.how == answer::state::late) return false;
  returned_.emplace(of.id, std::move(got));
  return true;
}

actor::blocked actor::is_blocked(int lane) {
  const answer got = ask(value::object{{"type", "blocked"}, {"lane", lane}}, budgets_.patience);
  if (got.how != answer::state::replied) return blocked::unknown;
  const value& said = got.message["ok"]["blocked"];
  if (said == value("yes")) return blocked::yes;
  return said == value("no") ? blocked::no : blocked::unknown;
}

std::int64_t actor::open_gate(std::string_view name) {
  const answer got = ask(value::object{{"type", "open"}, {"gate", name}}, budgets_.patience);
  const value& released = got.message["ok"]["released"];
  return released.is_integer() ? released.integer() : 0;
}

void actor::cancel(const flight& of) {
  if (!process_ || over_) return;
  ask(value::object{{"type", "cancel"}, {"request", of.id}}, budgets_.patience);
  if (!has_returned(of, budgets_.patience)) end();
}

std::optional<std::chrono::nanoseconds> actor::ping() {
  const auto start = std::chrono::steady_clock::now();
  const answer got = ask(value::object{{"type", "ping"}}, budgets_.patience);
  if (got.how != answer::state::replied) return std::nullopt;
  return std::chrono::steady_clock::now() - start;
}

actor::aftermath actor::reset() {
  returned_.clear();
  if (!process_ || over_) return {};
  const answer got = ask(value::object{{"type", "reset"}}, budgets_.patience);
  if (got.how == answer::state::replied && got.message.has("ok")) {
    return {leaked_numbers(got.message["ok"]["leaked"]), {}};
  }
  end();
  if (got.how == answer::state::late) return {{}, "did not answer reset"};
  if (got.how == answer::state::lost) return {{}, got.lost->text};
  return {{}, "could not reset: " + to_json(got.message).substr(0, longest_quote)};
}

void actor::stop() {
  if (process_ && process_->running()) process_->finish(budgets_.patience);
  process_.reset();
}

void actor::end() {
  if (!over_) ++losses_;
  over_ = true;
  if (process_) process_->kill();
}

}  // namespace sockspec::conformance
