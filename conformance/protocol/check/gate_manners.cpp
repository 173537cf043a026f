#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, open";

value parked_socket(int handle, int lane = 0) {
  return call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})"))
      .set("as", handle)
      .set("lane", lane)
      .set("gate", "g");
}

value open(subject& driver) {
  return driver.ok(object_of(R"({"type":"open","gate":"g"})"));
}

// A lane is parked when it says so; the call was only sent before.
void until_parked(subject& driver, int lane) {
  const auto until = std::chrono::steady_clock::now() + driver.options().patience;
  const value request = value().set("type", "blocked").set("lane", lane);
  value last;
  do last = driver.ok(request);
  while (last["parked"] != value(true) && std::chrono::steady_clock::now() < until);
  expect(last["parked"] == value(true), "a lane at a gate answers " + to_json(last));
}

void need_gates(subject& driver) {
  driver.need_capability("gate");
  driver.need_operations({"socket"});
}

void parks(subject& driver) {
  need_gates(driver);
  const auto id = driver.send(parked_socket(1));
  driver.expect_silence(id, "a call whose gate is closed");
  until_parked(driver, 0);
  const value released = open(driver)["released"];
  expect(released == value(1), "open released " + to_json(released) + ", 1 call was parked");
  expect_outcome(driver.reply_to(id), "ok", "the released call");
}

void releases_all_together(subject& driver) {
  need_gates(driver);
  driver.need_lanes(2);
  const auto first = driver.send(parked_socket(1, 0));
  const auto second = driver.send(parked_socket(2, 1));
  until_parked(driver, 0);
  until_parked(driver, 1);
  const value released = open(driver)["released"];
  expect(released == value(2), "open released " + to_json(released) + ", 2 calls were parked");
  driver.reply_to(first);
  driver.reply_to(second);
}

void stay_open(subject& driver) {
  need_gates(driver);
  expect(open(driver)["released"] == value(0), "open released calls that were not there");
  expect_outcome(driver.ask(parked_socket(1)), "ok", "a call whose gate was opened before");
  expect_outcome(driver.ask(parked_socket(2)), "ok", "a second call whose gate was opened before");
}

void are_forgotten_by_reset(subject& driver) {
  need_gates(driver);
  open(driver);
  driver.ok(object_of(R"({"type":"reset"})"));
  const auto id = driver.send(parked_socket(1));
  driver.expect_silence(id, "a call whose gate was opened before a reset");
  open(driver);
  driver.reply_to(id);
}

void let_reset_pass(subject& driver) {
  need_gates(driver);
  const auto parked = driver.send(parked_socket(1));
  const auto behind = driver.send(call_of("whoami"));
  until_parked(driver, 0);
  driver.ok(object_of(R"({"type":"reset"})"));
  expect_outcome(driver.reply_to(parked), "broken", "a call that was parked at a reset");
  expect_outcome(driver.reply_to(behind), "broken", "a call behind one that was parked at a reset");
}

constexpr std::array manners{
    manner{"gate.parks", section,
           "A gate parks its call before it is made; open releases it and tells how many.", parks},
    manner{"gate.releases_all_together", section,
           "open releases every call that is parked at the gate.", releases_all_together},
    manner{"gate.stays_open", section, "A gate that is opened before a lane reaches it stays open.",
           stay_open},
    manner{"gate.is_forgotten_by_reset", section, "Gates are forgotten by reset.",
           are_forgotten_by_reset},
    manner{"gate.lets_reset_pass", "4. Messages, reset",
           "At a reset calls that are parked, and what waits behind them, are answered broken.",
           let_reset_pass},
};

}  // namespace

std::span<const manner> gate_manners() {
  return manners;
}

}  // namespace sockspec::protocol
