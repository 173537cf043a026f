#include "benchmarks/processes/run_program.hpp"

#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

program_run shell(const std::string& script) {
  return {.command = {"/bin/sh", "-c", script}};
}

/// Killed, and not yet reaped by the first process of the system, which may take its time.
bool is_dead(int id) {
  std::ifstream file("/proc/" + std::to_string(id) + "/stat");
  std::string line;
  std::getline(file, line);
  return line.find(") Z ") != line.npos;
}

/// Whether the process is gone, or is soon.
bool ends(int id) {
  for (int look = 0; look < 1000; ++look) {
    if (::kill(id, 0) != 0 || is_dead(id)) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

TEST(run_program, has_both_outputs_and_the_exit_status) {
  const auto end = run_program(shell("echo said; echo wrong >&2; exit 3"));
  EXPECT_EQ(end.output, "said\n");
  EXPECT_EQ(end.error_output, "wrong\n");
  EXPECT_EQ(end.status, 3);
  EXPECT_EQ(end.signal, 0);
  EXPECT_FALSE(end.succeeded());
}

TEST(run_program, a_program_that_exits_with_zero_succeeded) {
  EXPECT_TRUE(run_program(shell("exit 0")).succeeded());
}

TEST(run_program, arguments_arrive_as_they_are) {
  const auto end = run_program({.command = {"printf", "%s|", "a b", "$HOME", "'", ""}});
  EXPECT_EQ(end.output, "a b|$HOME|'||");
}

TEST(run_program, variables_are_added_and_replaced_and_the_others_stay) {
  ::setenv("SOCKSPEC_TEST_KEPT", "kept", 1);
  ::setenv("SOCKSPEC_TEST_OLD", "old", 1);
  auto wanted = shell("echo $SOCKSPEC_TEST_KEPT $SOCKSPEC_TEST_OLD $SOCKSPEC_TEST_ADDED");
  wanted.environment = {{"SOCKSPEC_TEST_OLD", "new"}, {"SOCKSPEC_TEST_ADDED", "added"}};
  EXPECT_EQ(run_program(wanted).output, "kept new added\n");
}

TEST(run_program, works_where_it_is_told) {
  auto wanted = shell("pwd -P");
  wanted.directory = "/";
  EXPECT_EQ(run_program(wanted).output, "/\n");
}

TEST(run_program, nothing_is_on_its_standard_input) {
  EXPECT_EQ(run_program({.command = {"cat"}}).output, "");
}

TEST(run_program, a_program_that_is_not_there_cannot_start) {
  try {
    run_program({.command = {"no_such_program_anywhere"}});
    FAIL() << "it started";
  } catch (const cannot_start& reason) {
    EXPECT_THAT(reason.what(), HasSubstr("no_such_program_anywhere"));
  }
}

TEST(run_program, a_dying_program_is_known_by_its_signal) {
  const auto wanted = shell("kill -SEGV $$");
  const auto end = run_program(wanted);
  EXPECT_EQ(end.signal, SIGSEGV);
  EXPECT_THAT(describe(end, wanted), StartsWith("was killed by signal 11 ("));
}

TEST(run_program, a_hanging_program_is_killed_at_the_deadline_with_its_children) {
  auto wanted = shell("sleep 1000 & echo $!; wait");
  wanted.deadline = 300ms;
  const auto end = run_program(wanted);
  EXPECT_EQ(end.killed, killed_for::its_deadline);
  EXPECT_GE(end.took, 300ms);
  EXPECT_TRUE(ends(std::stoi(end.output))) << "process " << end.output;
  EXPECT_THAT(describe(end, wanted), HasSubstr("did not end within 300 ms"));
}

TEST(run_program, what_a_program_leaves_behind_is_killed) {
  const auto end = run_program(shell("sleep 1000 & echo $!"));
  EXPECT_TRUE(end.succeeded());
  EXPECT_TRUE(ends(std::stoi(end.output))) << "process " << end.output;
}

TEST(run_program, a_flooding_program_is_killed_and_what_it_said_is_cut) {
  program_run wanted{.command = {"yes"}};
  wanted.most_output = 100'000;
  const auto end = run_program(wanted);
  EXPECT_EQ(end.killed, killed_for::its_output);
  EXPECT_EQ(end.output.size(), 100'000U);
  EXPECT_THAT(describe(end, wanted), HasSubstr("more than 100000 bytes"));
}

TEST(run_program, more_than_a_pipe_holds_arrives_whole_on_both_outputs) {
  const auto end =
      run_program(shell("head -c 1000000 /dev/zero & head -c 1000000 /dev/zero >&2; wait"));
  EXPECT_EQ(end.output.size(), 1'000'000U);
  EXPECT_EQ(end.error_output.size(), 1'000'000U);
}

TEST(run_program, error_output_is_told_as_it_comes) {
  auto wanted = shell("echo one >&2; echo two >&2");
  std::string told;
  wanted.on_error_output = [&told](std::string_view text) { told += text; };
  EXPECT_EQ(told, "");
  EXPECT_EQ(run_program(wanted).error_output, told);
  EXPECT_EQ(told, "one\ntwo\n");
}

TEST(describe, says_the_last_line_of_the_errors) {
  const program_end end{.error_output = "first\nlast\n\n", .status = 2};
  EXPECT_EQ(describe(end, {}), "exited with status 2: last");
}

TEST(command_text, quotes_what_a_shell_would_read) {
  EXPECT_EQ(command_text({"a/b", "--x=1", "c d", "it's", ""}), "a/b --x=1 'c d' 'it'\\''s' ''");
}

}  // namespace
}  // namespace sockspec::benchmarks
