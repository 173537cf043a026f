#include "protocol/kit/executor.hpp"

#include <chrono>
#include <exception>
#include <system_error>
#include <thread>

#include "protocol/kit/lane.hpp"

namespace sockspec::driver {
namespace {

constexpr auto between_tries = std::chrono::microseconds(100);

outcome attempt(const operation& does, call& asked) {
  try {
    return does(asked);
  } catch (const broken_request& error) {
    return outcome::broken(error.what());
  } catch (const protocol::value_error& error) {
    return outcome::broken(std::string("an argument is wrong: ") + error.what());
  } catch (const std::system_error& error) {
    return outcome::error(error.code());
  } catch (const std::exception& error) {
    return outcome::broken(std::string("the driver threw: ") + error.what());
  }
}

struct repetition {
  bool while_would_block = false;
  std::int64_t most = 0;
  std::int64_t until = 0;  // on the driver's clock

  repetition(const value& wanted, std::int64_t now)
      : while_would_block(wanted["while"] == value("would_block")),
        most(bound(wanted["most"], 100'000)),
        until(now + bound(wanted["within"], 2'000'000'000)) {
    if (!while_would_block && wanted["while"] != value("ok"))
      throw broken_request("no condition to repeat: " + to_json(wanted["while"]));
  }
  static std::int64_t bound(const value& given, std::int64_t otherwise) {
    if (given.is_null()) return otherwise;
    if (given.integer() < 1) throw broken_request("not a bound of repeat: " + to_json(given));
    return given.integer();
  }
  bool goes_on(const outcome& last) const {
    return while_would_block ? last.is_error("operation_would_block") : last.is_ok();
  }
};

// Tells the lane for how long a call may block.
class in_call {
 public:
  in_call(lane* on_lane, const value& on) : lane_(on_lane) {
    if (lane_ != nullptr) lane_->enter_call(on);
  }
  ~in_call() {
    if (lane_ != nullptr) lane_->leave_call();
  }
  in_call(const in_call&) = delete;
  in_call& operator=(const in_call&) = delete;

 private:
  lane* lane_;
};

bool is_cancelled(const call_site& site) {
  return site.on_lane != nullptr && site.on_lane->is_cancelled();
}

}  // namespace

value executor::perform(const value& content, std::size_t index, const call_site& site) {
  try {
    return perform_sound(content, index, site);
  } catch (const std::runtime_error& error) {  // broken_request, or a value's shape
    return outcome::broken(error.what()).to_value();
  }
}

value executor::perform_sound(const value& content, std::size_t index, const call_site& site) {
  const auto found = operations_.find(content["op"].text());
  if (found == operations_.end())
    return outcome::unsupported("no operation " + content["op"].text()).to_value();
  const value& gate = content["gate"];
  if (!gate.is_null() && !pass(gate.text(), site))
    return outcome::broken("forgotten by reset at the gate " + gate.text()).to_value();
  const in_call marked(site.on_lane, content["on"]);  // before `entered`: then it can be cancelled
  if (content["announce"] == value(true)) announce_(site.request, index, clock_.now());
  const auto& does = found->second.does;
  return content.has("repeat") ? repeat(does, content, site) : make(does, content, site).result;
}

bool executor::pass(const std::string& gate, const call_site& site) {
  if (site.on_lane == nullptr) throw broken_request("a child has no gates");
  return gates_.pass(gate, *site.on_lane);
}

executor::made executor::make(const operation& does, const value& content, const call_site& site) {
  call asked(content, site.attachments, site.on_lane, clock_);
  const auto before = clock_.now();
  const auto became = attempt(does, asked);
  const auto after = clock_.now();
  value result = became.to_value();
  result.set("began", asked.began() == 0 ? before : asked.began());
  result.set("ended", asked.ended() == 0 ? after : asked.ended());
  return {became, std::move(result)};
}

value executor::repeat(const operation& does, const value& content, const call_site& site) {
  const repetition wanted(content["repeat"], clock_.now());
  std::int64_t total = 0;
  for (std::int64_t repeats = 1;; ++repeats) {
    made last = make(does, content, site);
    const value& count = last.became.content()["count"];
    total += last.became.is_ok() && count.is_integer() ? count.integer() : 0;
    const bool done = !wanted.goes_on(last.became) || repeats >= wanted.most ||
                      clock_.now() >= wanted.until || is_cancelled(site);
    if (done) return last.result.set("repeats", repeats).set("total", total);
    if (wanted.while_would_block) std::this_thread::sleep_for(between_tries);
  }
}

value::list executor::perform_all(const value& script, const call_site& site) {
  value::list results;
  const auto& calls = script["calls"].elements();
  for (std::size_t i = 0; i < calls.size() && !is_cancelled(site); ++i) {
    results.push_back(perform(calls[i], i, site));
    if (script["stop_on_error"] == value(true) && !results.back().has("ok")) break;
  }
  return results;
}

}  // namespace sockspec::driver
