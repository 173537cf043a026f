#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, call";

value make_socket(int handle) {
  return call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", handle);
}

void makes_calls_of_a_lane_in_order(subject& driver) {
  driver.need_operations({"socket"});
  std::vector<std::int64_t> sent;
  for (int handle = 1; handle <= 20; ++handle) sent.push_back(driver.send(make_socket(handle)));
  std::int64_t last_end = 0, last_arrival = 0;
  for (const auto each : sent) {
    const auto reply = driver.answer_to(each);
    expect(reply.arrival > last_arrival,
           "a lane's replies come in another order than its requests");
    expect(reply.message["began"].integer() >= last_end,
           "a call of a lane began before the one before it had ended");
    last_arrival = reply.arrival;
    last_end = reply.message["ended"].integer();
  }
}

void has_lanes_that_wait_for_each_other(subject& driver) {
  driver.need_lanes(2);
  driver.need_operations({"accept", "connect", "recv", "send"});
  driver.make_listener(1);
  const auto accepted = driver.start_accept(1, 1, 3);
  driver.wake_accept(1, 2);
  expect_outcome(driver.reply_to(accepted), "ok", "an accept on lane 1 with a connect on lane 0");
  const auto received =
      driver.send(call_of("recv", 3, object_of(R"({"capacity":8})")).set("lane", 1));
  driver.ok(call_of("send", 2, object_of(R"({"data":{"text":"x"}})")));
  expect_outcome(driver.reply_to(received), "ok", "a recv on lane 1 with a send on lane 0");
}

void makes_calls_on_every_lane(subject& driver) {
  driver.need_operations({"socket"});
  for (int lane = 0; lane < driver.lanes(); ++lane)
    driver.ok(make_socket(lane + 1).set("lane", lane));
  const auto beyond = driver.lanes();
  expect_outcome(driver.ask(make_socket(4711).set("lane", beyond)), "broken",
                 "a call on lane " + std::to_string(beyond));
}

void announces_before_the_call(subject& driver) {
  driver.need_capability("entered");
  driver.make_listener(1);
  const auto accepted = driver.start_accept(1, driver.lanes() > 1 ? 1 : 0, 3);
  driver.need_lanes(2);
  driver.wake_accept(1, 2);
  driver.reply_to(accepted);
}

void announces_only_what_is_asked(subject& driver) {
  driver.need_operations({"socket"});
  const auto id = driver.send(make_socket(1));
  driver.reply_to(id);
  expect(!driver.process().wait_entered(id, 0, budget{0}), "`entered` came without announce");
}

void announces_calls_of_a_script(subject& driver) {
  driver.need_capability("entered");
  driver.need_operations({"socket"});
  const value announced = make_socket(2).set("announce", true);
  const value script =
      value().set("type", "script").set("calls", value().append(make_socket(1)).append(announced));
  const auto id = driver.send(script);
  driver.reply_to(id);
  expect(driver.process().wait_entered(id, 1, budget{0}), "no `entered` for the script's call 1");
  expect(!driver.process().wait_entered(id, 0, budget{0}),
         "`entered` for the script's call 0, which did not ask for it");
}

constexpr std::array manners{
    manner{"call.makes_calls_of_a_lane_in_order", section,
           "Calls on one lane run in order, and their replies come in that order.",
           makes_calls_of_a_lane_in_order},
    manner{"call.makes_calls_on_every_lane", section,
           "Lanes are numbered from 0; there is none beyond.", makes_calls_on_every_lane},
    manner{"call.has_lanes_that_wait_for_each_other", section, "Lanes run concurrently.",
           has_lanes_that_wait_for_each_other},
    manner{"call.announces_before_the_call", section,
           "With announce the driver sends entered directly before the call.",
           announces_before_the_call},
    manner{"call.announces_only_what_is_asked", section, "Only with announce entered is sent.",
           announces_only_what_is_asked},
    manner{"call.announces_calls_of_a_script", section,
           "In entered, call is the call's place in its script.", announces_calls_of_a_script},
};

}  // namespace

std::span<const manner> call_manners() {
  return manners;
}

}  // namespace sockspec::protocol
