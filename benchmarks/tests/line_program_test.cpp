#include "benchmarks/processes/line_program.hpp"

#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;

program_run shell(const std::string& script) {
  return {.command = {"/bin/sh", "-c", script}, .deadline = 30s};
}

/// What is said of a program from which no line comes.
std::string complaint_about(line_program& one) {
  try {
    return "a line: " + one.read_line();
  } catch (const std::runtime_error& reason) {
    return reason.what();
  }
}

TEST(line_program, gives_lines_back) {
  line_program cat({.command = {"cat"}});
  for (const std::string line : {"one", "", "three and more"}) {
    cat.write(line + "\n");
    EXPECT_EQ(cat.read_line(), line);
  }
  EXPECT_TRUE(cat.finish().succeeded());
}

TEST(line_program, lines_that_come_together_are_read_one_by_one) {
  line_program one(shell("printf 'a\\nb\\nrest'"));
  EXPECT_EQ(one.read_line(), "a");
  EXPECT_EQ(one.read_line(), "b");
  EXPECT_EQ(one.finish().output, "rest");
}

TEST(line_program, a_line_larger_than_a_pipe_goes_there_and_back) {
  line_program cat({.command = {"cat"}});
  const std::string line(3'000'000, 'x');
  cat.write(line + "\n");
  EXPECT_EQ(cat.read_line(), line);
}

TEST(line_program, the_end_of_its_input_ends_it) {
  line_program one(shell("cat >/dev/null; exit 3"));
  one.write("a\n");
  EXPECT_EQ(one.finish().status, 3);
}

TEST(line_program, that_does_not_end_with_its_input_is_killed) {
  auto wanted = shell("exec sleep 1000");
  wanted.deadline = 200ms;
  line_program one(wanted);
  const auto end = one.finish();
  EXPECT_EQ(end.killed, killed_for::its_deadline);
  EXPECT_EQ(end.signal, SIGKILL);
}

TEST(line_program, what_it_said_before_its_end_is_read) {
  line_program one(shell("echo last; exit 3"));
  EXPECT_EQ(one.read_line(), "last");
  EXPECT_THAT(complaint_about(one), HasSubstr("exited with status 3"));
}

TEST(line_program, that_dies_is_told_with_its_command_and_its_last_error) {
  line_program one(shell("read line; echo oh >&2; kill -SEGV $$"));
  one.write("die\n");
  EXPECT_THAT(complaint_about(one), AllOf(HasSubstr("/bin/sh -c"),
                                          HasSubstr("was killed by signal 11"), HasSubstr("oh")));
}

TEST(line_program, that_is_dead_takes_what_is_written_and_says_so_after_it) {
  line_program one(shell("exit 0"));
  one.finish();
  one.write("nobody reads this\n");
  EXPECT_THAT(complaint_about(one), HasSubstr("exited with status 0"));
}

TEST(line_program, that_is_silent_is_killed_at_the_deadline) {
  auto wanted = shell("exec sleep 1000");
  wanted.deadline = 200ms;
  line_program one(wanted);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT(complaint_about(one), HasSubstr("did not end within 200 ms and was killed"));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 200ms);
}

TEST(line_program, that_floods_without_a_line_is_killed) {
  program_run wanted{.command = {"cat", "/dev/zero"}, .deadline = 30s};
  wanted.most_output = 100'000;
  line_program one(wanted);
  EXPECT_THAT(complaint_about(one), HasSubstr("wrote more than 100000 bytes and was killed"));
}

TEST(line_program, that_floods_its_errors_is_killed) {
  auto wanted = shell("exec cat /dev/zero >&2");
  wanted.most_output = 100'000;
  line_program one(wanted);
  EXPECT_THAT(complaint_about(one), HasSubstr("wrote more than 100000 bytes and was killed"));
}

TEST(line_program, that_never_stops_saying_lines_is_read_as_far_as_one_likes) {
  line_program one({.command = {"yes"}});
  for (int i = 0; i < 100'000; ++i) ASSERT_EQ(one.read_line(), "y");
}

TEST(line_program, goes_with_its_children_when_nobody_needs_it) {
  int id = 0;
  {
    line_program one(shell("sleep 1000 & echo $!; wait"));
    id = std::stoi(one.read_line());
    ASSERT_EQ(::kill(id, 0), 0);
  }
  for (int look = 0; look < 1000 && ::kill(id, 0) == 0; ++look) ::usleep(5'000);
  EXPECT_NE(::kill(id, 0), 0) << "process " << id;
}

TEST(line_program, that_is_not_there_cannot_start) {
  EXPECT_THROW(line_program({.command = {"no_such_program_anywhere"}}), cannot_start);
  EXPECT_THROW(line_program({.command = {}}), cannot_start);
}

}  // namespace
}  // namespace sockspec::benchmarks
