#pragma once
// A driver under test, greeted, with short words for its messages.

#include <gmock/gmock.h>

#include <chrono>
#include <ostream>
#include <string>
#include <utility>

#include "protocol/check/subject.hpp"
#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

inline std::ostream& operator<<(std::ostream& out, const value& shown) {
  return out << to_json(shown);
}

inline constexpr budget patience = std::chrono::seconds(30);      // for what should happen
inline constexpr budget silence = std::chrono::milliseconds(50);  // for what must not

inline value calling(const std::string& op, value arguments = value::object{}, int lane = 0) {
  return value()
      .set("type", "call")
      .set("lane", lane)
      .set("op", op)
      .set("args", std::move(arguments));
}

class driver_session : public testing::Test {
 protected:
  explicit driver_session(const std::string& program)
      : driver(loop, {.command = {program}, .scratch = scratch.path(), .ordinary = false}) {
    greeting = ask(value().set("type", "hello").set("protocol", 1))["ok"];
  }

  /// The reply; a failure of the test and null if there is none.
  value ask(value request, std::vector<std::string> attachments = {}) {
    return reply_to(driver.send(std::move(request), std::move(attachments)));
  }
  value reply_to(std::int64_t id) {
    const auto given = driver.wait(id, patience);
    EXPECT_EQ(given.how, answer::state::replied) << (given.lost ? given.lost->text : "late");
    return given.message;
  }
  value call(const std::string& op, value arguments = value::object{}) {
    return ask(calling(op, std::move(arguments)));
  }
  value ok(const std::string& op, value arguments = value::object{}) {
    const auto reply = call(op, std::move(arguments));
    EXPECT_TRUE(reply.has("ok")) << to_json(reply);
    return reply["ok"];
  }
  value parse(const std::string& request) { return ask(parse_value(request)); }
  /// Waits until that lane's call has blocked.
  void until_blocked(int lane) {
    const auto until = std::chrono::steady_clock::now() + patience;
    const auto request = value().set("type", "blocked").set("lane", lane);
    while (ask(request)["ok"]["blocked"] != value("yes"))
      ASSERT_LT(std::chrono::steady_clock::now(), until) << "lane " << lane << " never blocked";
  }

  scratch_folder scratch;
  io_loop loop;
  driver_process driver;
  value greeting;
};

}  // namespace sockspec::protocol
