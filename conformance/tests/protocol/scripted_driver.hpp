#pragma once
// What tests do with a driver that runs the Python that it is sent: scripted_driver.py.

#include <gmock/gmock.h>

#include <chrono>
#include <string>

#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

using namespace std::chrono_literals;

constexpr budget patience = 30s;  // for what should happen
constexpr budget silence = 50ms;  // for what must not

class driver_process_test : public testing::Test {
 protected:
  static launch scripted() { return {.command = {SOCKSPEC_PYTHON, SOCKSPEC_SCRIPTED_DRIVER}}; }
  static value doing(const std::string& python) {
    return value().set("type", "do").set("do", python);
  }
  /// The loss that this Python causes.
  loss loss_by(const std::string& python) {
    driver_process driver(loop, scripted());
    const auto given = driver.ask(doing(python), patience);
    EXPECT_EQ(given.how, answer::state::lost) << to_json(given.message);
    EXPECT_TRUE(driver.wait_end(patience)) << "it was not ended";
    return given.lost.value_or(loss{});
  }
  std::string run_and_reply(driver_process& driver, const std::string& expression) {
    const auto given = driver.ask(doing("reply(ok={'value': " + expression + "})"), patience);
    EXPECT_EQ(given.how, answer::state::replied) << driver.standard_error_tail();
    return to_json(given.message["ok"]["value"]);
  }

  io_loop loop;
};

}  // namespace sockspec::protocol
