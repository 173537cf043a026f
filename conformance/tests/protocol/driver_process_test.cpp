#include "protocol/driver_process.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "protocol/payload.hpp"
#include "protocol/process_group.hpp"
#include "scripted_driver.hpp"

namespace sockspec::protocol {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST_F(driver_process_test, asks_and_is_answered) {
  driver_process driver(loop, scripted());
  const auto given = driver.ask(doing("reply(ok={'sum': 2 + 3})"), patience);
  ASSERT_EQ(given.how, answer::state::replied);
  EXPECT_EQ(given.message["ok"]["sum"].integer(), 5);
  EXPECT_TRUE(driver.running());
  const auto end = driver.finish(patience);
  EXPECT_EQ(end.why, loss::cause::exited);
  EXPECT_EQ(end.status, 0);
  EXPECT_FALSE(end.left_children);
  EXPECT_FALSE(driver.running());
}

TEST_F(driver_process_test, attachments_travel_both_ways) {
  driver_process driver(loop, scripted());
  const std::vector<std::string> sent{ramp(1, 8 << 20), "", ramp(2, 1000)};
  const auto given = driver.ask(doing("reply(ok={}, attached=[len(a) for a in attached])\n"
                                      "[data_out.write(a) for a in attached]\ndata_out.flush()"),
                                patience, sent);
  ASSERT_EQ(given.how, answer::state::replied);
  EXPECT_EQ(given.attachments, sent);
}

TEST_F(driver_process_test, a_late_reply_can_be_waited_for_again) {
  driver_process driver(loop, scripted());
  const auto held = driver.send(doing("held = request"));
  EXPECT_EQ(driver.wait(held, silence).how, answer::state::late);
  driver.ask(doing("later = request; request = held; reply(); request = later; reply()"), patience);
  EXPECT_EQ(driver.wait(held, patience).how, answer::state::replied);
}

TEST_F(driver_process_test, a_program_that_cannot_be_started_is_lost_with_the_reason) {
  const auto lost_by = [&](const launch& how) {
    driver_process driver(loop, how);
    const auto given = driver.ask(value().set("type", "hello"), patience);
    EXPECT_EQ(given.how, answer::state::lost);
    EXPECT_EQ(given.lost->why, loss::cause::could_not_start);
    return given.lost->text;
  };
  EXPECT_EQ(lost_by({.command = {"/no/such/program"}}),
            "could not be started: /no/such/program: No such file or directory");
  EXPECT_EQ(lost_by({.command = {"/"}}), "could not be started: /: Permission denied");
  EXPECT_THAT(lost_by({.command = {"true"}, .scratch = "/no/such/folder"}),
              HasSubstr("no folder /no/such/folder"));
  EXPECT_THAT(lost_by({.command = {"true"}, .launcher = "/no/such/launcher"}),
              HasSubstr("could not be started"));
}

TEST_F(driver_process_test, exits_and_signals_are_told_apart) {
  EXPECT_EQ(loss_by("sys.exit(3)").text, "exited with status 3");
  const auto aborted = loss_by("os.abort()");
  EXPECT_EQ(aborted.why, loss::cause::signalled);
  EXPECT_EQ(aborted.status, SIGABRT);
}

TEST_F(driver_process_test, what_was_written_before_the_end_is_read) {
  driver_process driver(loop, scripted());
  const auto last = driver.send(doing("reply(ok={'last': True}); os._exit(0)"));
  EXPECT_TRUE(driver.wait_end(patience));
  EXPECT_TRUE(driver.wait(last, patience).message["ok"]["last"].boolean());
}

TEST_F(driver_process_test, garbage_is_told_at_once_and_ends_the_driver) {
  EXPECT_THAT(loss_by("data_out.write(b'hello\\n'); data_out.flush(); time.sleep(600)").text,
              StartsWith("wrote what is no frame: not JSON at byte 1"));
  driver_process driver(loop, scripted());
  driver.send(doing("reply(); reply(); time.sleep(600)"));
  EXPECT_EQ(driver.wait_end(patience)->text, "answered request 1 twice");
}

TEST_F(driver_process_test, a_gibibyte_without_line_end_takes_no_memory) {
  struct rusage before {};
  getrusage(RUSAGE_SELF, &before);
  const auto lost = loss_by("piece = b'x' * 1048576\nfor i in range(1024): data_out.write(piece)");
  EXPECT_EQ(lost.why, loss::cause::garbage);
  EXPECT_EQ(lost.text, "wrote what is no frame: a line is longer than 65536 bytes");
  struct rusage after {};
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 32 * 1024) << "KiB more";
}

TEST_F(driver_process_test, a_flood_on_standard_error_blocks_nobody) {
  driver_process driver(loop, scripted());
  const auto given = driver.ask(
      doing("for i in range(64): os.write(2, b'x' * 1048576)\nos.write(2, b'end'); reply()"),
      patience);
  EXPECT_EQ(given.how, answer::state::replied);
  driver.finish(patience);
  EXPECT_EQ(driver.standard_error_tail().size(), 4096U);
  EXPECT_TRUE(driver.standard_error_tail().ends_with("xend"));
}

TEST_F(driver_process_test, a_driver_that_dies_with_requests_unread_does_not_end_the_runner) {
  driver_process driver(loop, scripted());
  const auto dying = driver.send(doing("os.close(0); time.sleep(0.1); os._exit(7)"));
  std::int64_t last = 0;
  for (int i = 0; i < 20; ++i) last = driver.send(value().set("type", "x"), {ramp(1, 1 << 20)});
  EXPECT_EQ(driver.wait(dying, patience).lost->status, 7);
  EXPECT_EQ(driver.wait(last, patience).how, answer::state::lost);
  driver.send(value().set("type", "late"));
  EXPECT_EQ(driver.finish(patience).status, 7);
}

TEST_F(driver_process_test, a_driver_that_ignores_bye_is_killed) {
  driver_process driver(loop, scripted());
  driver.send(doing("signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"));
  const auto end = driver.finish(silence);
  EXPECT_EQ(end.why, loss::cause::killed);
  EXPECT_EQ(end.status, SIGKILL);
}

TEST_F(driver_process_test, kill_reaches_children) {
  driver_process driver(loop, scripted());
  const auto child = std::stoi(run_and_reply(driver, "subprocess.Popen(['sleep', '600']).pid"));
  EXPECT_EQ(kill(child, 0), 0);
  driver.kill();
  const auto end = driver.wait_end(patience);
  EXPECT_EQ(end->why, loss::cause::killed);
  EXPECT_FALSE(process_group_runs(driver.process_id()));
}

TEST_F(driver_process_test, children_left_behind_are_told_and_killed) {
  driver_process driver(loop, scripted());
  run_and_reply(driver, "subprocess.Popen(['sleep', '600']).pid");
  const auto end = driver.finish(patience);
  EXPECT_EQ(end.why, loss::cause::exited);
  EXPECT_TRUE(end.left_children);
  EXPECT_FALSE(process_group_runs(driver.process_id()));
}

TEST_F(driver_process_test, the_destructor_ends_what_still_runs) {
  int process = 0;
  {
    driver_process driver(loop, scripted());
    run_and_reply(driver, "1");
    process = driver.process_id();
  }
  EXPECT_EQ(kill(process, 0), -1) << "still there, or a zombie";
}

TEST_F(driver_process_test, what_is_launched_dies_with_its_parent) {
  if (!std::filesystem::exists("/proc/self/stat")) GTEST_SKIP() << "only Linux has such a signal";
  driver_process driver(loop, scripted());
  const auto launched = std::stoi(run_and_reply(
      driver, "subprocess.Popen(['" SOCKSPEC_LAUNCHER "', '--', 'sleep', '600']).pid"));
  driver.kill();
  const auto until = std::chrono::steady_clock::now() + patience;
  while (process_group_runs(launched)) {  // a session of its own, which the kill does not reach
    ASSERT_LT(std::chrono::steady_clock::now(), until);
    std::this_thread::yield();
  }
}

TEST_F(driver_process_test, a_descendant_outside_the_group_does_not_hold_up_the_end) {
  driver_process driver(loop, scripted());
  const auto child = std::stoi(
      run_and_reply(driver, "subprocess.Popen(['sleep', '600'], start_new_session=True).pid"));
  EXPECT_EQ(driver.finish(patience).why, loss::cause::exited);
  kill(child, SIGKILL);
}

TEST_F(driver_process_test, complaints_reach_who_provoked_them) {
  driver_process driver(loop, scripted());
  driver.send_raw(
      "{\"type\":\"do\",\"do\":\"write({'type': 'reply', 'id': None, 'broken': {'why': "
      "'x'}})\"}\n");
  EXPECT_EQ((*driver.wait_complaint(patience))["broken"]["why"].text(), "x");
}

TEST_F(driver_process_test, end_of_input_ends_a_driver) {
  driver_process driver(loop, scripted());
  run_and_reply(driver, "1");
  driver.close_input();
  EXPECT_EQ(driver.wait_end(patience)->text, "exited with status 0");
}

TEST_F(driver_process_test, serves_many_drivers_and_threads_at_once) {
  std::vector<std::unique_ptr<driver_process>> drivers;
  for (int i = 0; i < 4; ++i) drivers.push_back(std::make_unique<driver_process>(loop, scripted()));
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&driver = *drivers[static_cast<std::size_t>(i) % 4], i] {
      for (int j = 0; j < 50; ++j) {
        const int sum = 1000 * i + j;
        const auto given =
            driver.ask(doing("reply(ok={'n': " + std::to_string(sum) + "})"), patience);
        EXPECT_EQ(given.message["ok"]["n"].integer(), sum);
      }
    });
}

}  // namespace
}  // namespace sockspec::protocol
