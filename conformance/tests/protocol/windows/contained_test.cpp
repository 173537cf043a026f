// What contains a driver on Windows: the launcher and its job object, in place of process groups.

#include <gmock/gmock.h>
#include <windows.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "protocol/driver_process.hpp"
#include "protocol/launcher.hpp"
#include "protocol/program_file.hpp"
#include "protocol/program_output.hpp"

namespace sockspec::protocol {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::EndsWith;
using testing::StartsWith;

constexpr budget patience = 30s;

launch ordered(std::vector<std::string> order) {
  order.insert(order.begin(), SOCKSPEC_OBEDIENT);
  return {.command = std::move(order)};
}

// A process, held so that its number is not given to another.
class held_process {
 public:
  explicit held_process(const std::string& number)
      : handle_(OpenProcess(SYNCHRONIZE, FALSE, std::stoul(number))) {}
  ~held_process() { CloseHandle(handle_); }
  held_process(const held_process&) = delete;
  held_process& operator=(const held_process&) = delete;

  bool is_there() const { return handle_ != nullptr; }
  bool ends(std::chrono::milliseconds within) const {
    return WaitForSingleObject(handle_, static_cast<DWORD>(within.count())) == WAIT_OBJECT_0;
  }

 private:
  HANDLE handle_;
};

class contained : public testing::Test {
 protected:
  loss end_of(const std::vector<std::string>& order) {
    driver_process driver(loop, ordered(order));
    driver.close_input();
    const auto end = driver.wait_end(patience);
    EXPECT_TRUE(end) << "it did not end";
    told = driver.take_log();
    return end.value_or(loss{});
  }
  /// The first line that it logs.
  static std::string first_told(driver_process& driver) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
      if (const auto lines = driver.take_log(); !lines.empty()) return lines.front();
      std::this_thread::yield();
    }
    return {};
  }

  io_loop loop;
  std::vector<std::string> told;
};

TEST_F(contained, exits_with_the_status_of_the_program) {
  const auto end = end_of({"exit", "7"});
  EXPECT_EQ(end.why, loss::cause::exited);
  EXPECT_EQ(end.status, 7);
  EXPECT_EQ(end_of({}).status, 0) << "its input has ended";
}

TEST_F(contained, dies_of_an_exception_as_of_a_signal) {
  const auto end = end_of({"crash"});
  EXPECT_EQ(end.why, loss::cause::signalled);
  EXPECT_EQ(end.status, SIGSEGV);
}

TEST_F(contained, is_given_arguments_as_they_are) {
  end_of({"arguments", "", "a b", "\"", "a\\", "\\\\\" \\", "%PATH%"});
  EXPECT_THAT(told, ElementsAre("", "612062", "22", "615c", "5c5c22205c", "255041544825"));
}

TEST_F(contained, is_given_variables) {
  auto how = ordered({"variable", "SOCKSPEC_SAID"});
  how.environment = {{"SOCKSPEC_SAID", "a = b"}};
  driver_process driver(loop, how);
  EXPECT_EQ(first_told(driver), "a = b");
}

TEST_F(contained, is_killed_with_its_children) {
  driver_process driver(loop, ordered({"child"}));
  const held_process child(first_told(driver));
  ASSERT_TRUE(child.is_there());
  driver.kill();
  const auto end = driver.wait_end(patience);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->why, loss::cause::killed) << end->text;
  EXPECT_TRUE(child.ends(30s));
}

TEST_F(contained, takes_its_children_with_it_when_it_ends) {
  driver_process driver(loop, ordered({"child"}));
  const held_process child(first_told(driver));
  ASSERT_TRUE(child.is_there());
  driver.close_input();
  const auto end = driver.wait_end(patience);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->status, 0) << end->text;
  EXPECT_TRUE(child.ends(30s));
}

TEST_F(contained, could_not_be_started) {
  driver_process driver(loop, {.command = {"no-such-driver"}});
  const auto end = driver.wait_end(patience);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->why, loss::cause::could_not_start);
  EXPECT_THAT(end->text, EndsWith("no-such-driver.exe: cannot be started"));
}

TEST_F(contained, output_is_all_that_a_program_wrote) {
  const auto output = output_of(loop, {SOCKSPEC_OBEDIENT, "arguments", "a"}, patience);
  EXPECT_THAT(output, StartsWith("{\"type\":\"log\",\"text\":\"61\"}"));
}

TEST(program_file, has_the_ending_of_programs_once) {
  EXPECT_EQ(program_file("C:/x/sockspec-launch"), "C:/x/sockspec-launch.exe");
  EXPECT_EQ(program_file("driver.exe"), "driver.exe");
}

}  // namespace
}  // namespace sockspec::protocol
