#include <algorithm>
#include <array>

#include "protocol/check/manner.hpp"

namespace sockspec::protocol {
namespace {

constexpr const char* section = "4. Messages, reset";

value reset(subject& driver) {
  return driver.ok(object_of(R"({"type":"reset"})"));
}

void closes_every_handle(subject& driver) {
  driver.make_pair(1, 2, 3);
  driver.need_operations({"close"});
  driver.ok(call_of("close", 2));
  value::list closed = reset(driver)["closed"].elements();
  std::sort(closed.begin(), closed.end(),
            [](const value& a, const value& b) { return a.integer() < b.integer(); });
  expect(closed == value::list{1, 3},
         "the handles 1 and 3 were open, `closed` is " + to_json(value(closed)));
  expect_outcome(driver.ask(call_of("close", 3)), "broken", "a call on a handle before the reset");
}

// Another driver sees what this one only claims: the connection ends.
void ends_the_connections(subject& driver) {
  driver.need_operations({"connect", "accept", "recv"});
  const auto other = driver.another();
  driver.make_listener(1);
  const value address = driver.address_of(1);
  other->ok(call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})")).set("as", 5));
  other->ok(call_of("connect", 5, value().set("address", address)));
  driver.ok(call_of("accept", 1).set("as", 2));
  reset(driver);
  const value seen = other->ask(call_of("recv", 5, object_of(R"({"capacity":8})")));
  const bool ended = seen.has("error") || seen["ok"]["count"] == value(0);
  expect(ended, "the other end of a connection sees " + to_json(seen));
}

void is_refused_in_a_call(subject& driver) {
  driver.need_capability("entered");
  driver.make_listener(1);
  const auto blocked = driver.start_accept(1, static_cast<int>(driver.lanes()) - 1, 3);
  expect_outcome(driver.ask(object_of(R"({"type":"reset"})")), "broken",
                 "a reset while a lane is in a call");
  driver.expect_silence(blocked, "the call that a refused reset found");
  driver.need_lanes(2);
  driver.wake_accept(1, 2);
  expect_outcome(driver.reply_to(blocked), "ok", "the call that a refused reset found");
}

void tells_no_leak_where_there_is_none(subject& driver) {
  driver.make_pair(1, 2, 3);
  const value leaked = reset(driver)["leaked"];
  expect(leaked.elements().empty(),
         "`leaked` is " + to_json(leaked) + " after calls that leak nothing");
}

void can_be_repeated(subject& driver) {
  for (int i = 0; i < 3; ++i) {
    driver.make_pair(1, 2, 3);
    reset(driver);
  }
  expect(reset(driver)["closed"].elements().empty(), "a second reset closes handles again");
}

void restores_the_limit(subject& driver) {
  driver.need_capability("limit");
  driver.need_operations({"socket"});
  driver.ok(call_of("limit", -1, object_of(R"({"spare":1})")));
  const value make = call_of("socket", -1, object_of(R"({"family":"inet","type":"stream"})"));
  driver.ok(value(make).set("as", 1));
  expect_outcome(driver.ask(value(make).set("as", 2)), "error",
                 "a second socket where one descriptor is spare");
  reset(driver);
  for (int handle = 1; handle <= 5; ++handle) driver.ok(value(make).set("as", handle));
}

void empties_the_scratch_folder(subject& driver) {
  driver.need_capability("file");
  driver.ok(call_of("mkdir", -1, object_of(R"({"path":"made"})")));
  reset(driver);
  const value status = driver.ok(call_of("file_status", -1, object_of(R"({"path":"made"})")));
  expect(status["exists"] == value(false), "a folder that it made outlives a reset");
}

constexpr std::array manners{
    manner{"reset.closes_every_handle", section,
           "reset closes every handle and lists those that were open.", closes_every_handle},
    manner{"reset.ends_the_connections", section,
           "reset closes with a reset of the connection, so that nothing lingers.",
           ends_the_connections},
    manner{"reset.is_refused_in_a_call", section,
           "A reset while a lane is in a call is broken, and does nothing.", is_refused_in_a_call},
    manner{"reset.tells_no_leak_where_there_is_none", section,
           "leaked lists descriptors that are open, were not at hello, and belong to no handle.",
           tells_no_leak_where_there_is_none},
    manner{"reset.can_be_repeated", section, "After a reset the driver is as it was after hello.",
           can_be_repeated},
    manner{"reset.restores_the_limit", section, "reset restores descriptor limits.",
           restores_the_limit},
    manner{"reset.empties_the_scratch_folder", section,
           "reset empties the scratch folder of what this driver made.",
           empties_the_scratch_folder},
};

}  // namespace

std::span<const manner> reset_manners() {
  return manners;
}

}  // namespace sockspec::protocol
