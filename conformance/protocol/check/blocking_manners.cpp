#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, ping, cancel, reset, bye";

// An accept that blocks on the last lane; its id.
std::int64_t block_a_lane(subject& driver) {
  driver.need_capability("entered");
  driver.make_listener(1);
  return driver.start_accept(1, static_cast<int>(driver.lanes()) - 1, 3);
}

void answers_ping_at_once(subject& driver) {
  std::int64_t last = 0;
  for (int i = 0; i < 5; ++i) {
    const auto at = driver.ok(object_of(R"({"type":"ping"})"))["at"].integer();
    expect(at >= last,
           "the clock went back from " + std::to_string(last) + " to " + std::to_string(at));
    last = at;
  }
}

void answers_ping_while_a_lane_blocks(subject& driver) {
  const auto blocked = block_a_lane(driver);
  driver.ok(object_of(R"({"type":"ping"})"));
  driver.expect_silence(blocked, "an accept without a connection");
}

void tells_what_is_blocked(subject& driver) {
  driver.need_capability("blocked");
  const int lane = static_cast<int>(driver.lanes()) - 1;
  const value request = value().set("type", "blocked").set("lane", lane);
  expect(driver.ok(request)["blocked"] == value("no"), "an idle lane does not answer no");
  block_a_lane(driver);
  driver.until_blocked(lane);
  driver.need_lanes(2);
  driver.wake_accept(1, 2);
}

void cancels_a_call(subject& driver) {
  driver.need_capability("cancel");
  const auto blocked = block_a_lane(driver);
  const value cancelled =
      driver.ok(value().set("type", "cancel").set("request", blocked))["cancelled"];
  expect(cancelled == value(true), "cancel of a call that blocks tells " + to_json(cancelled));
  driver.reply_to(blocked);
  driver.ok(object_of(R"({"type":"reset"})"));
}

void cancels_nothing_else(subject& driver) {
  driver.need_capability("cancel");
  const value cancelled = driver.ok(object_of(R"({"type":"cancel","request":4711})"))["cancelled"];
  expect(cancelled == value(false), "cancel of no call tells " + to_json(cancelled));
}

constexpr std::array manners{
    manner{"blocking.answers_ping_at_once", section, "ping tells the driver's time.",
           answers_ping_at_once},
    manner{"blocking.answers_ping_while_a_lane_blocks", section,
           "ping is answered at once, also while lanes are in calls.",
           answers_ping_while_a_lane_blocks},
    manner{"blocking.tells_what_is_blocked", "4. Messages, blocked",
           "blocked answers no for an idle lane and yes for one whose call has blocked.",
           tells_what_is_blocked},
    manner{"blocking.cancels_a_call", section,
           "cancel interrupts the lane's call; the call's own reply comes when it returns.",
           cancels_a_call},
    manner{"blocking.cancels_nothing_else", section,
           "cancel answers false if the request is not in a call.", cancels_nothing_else},
};

}  // namespace

std::span<const manner> blocking_manners() {
  return manners;
}

}  // namespace sockspec::protocol
