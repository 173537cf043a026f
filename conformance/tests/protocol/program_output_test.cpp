#include "protocol/program_output.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <stdexcept>

namespace sockspec::protocol {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr budget patience = 30s;
constexpr budget silence = 50ms;

std::string trouble_with(const std::vector<std::string>& command, budget time = patience) {
  io_loop loop;
  try {
    output_of(loop, command, time);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

TEST(output_of, is_all_that_the_program_wrote) {
  io_loop loop;
  EXPECT_EQ(output_of(loop, {"printf", "1.3.5\nmore\n"}, patience), "1.3.5\nmore\n");
  EXPECT_EQ(output_of(loop, {"true"}, patience), "");
}

TEST(output_of, gives_the_program_no_input) {
  io_loop loop;
  EXPECT_EQ(output_of(loop, {"cat"}, patience), "");
}

TEST(output_of, leaves_out_what_is_no_output) {
  io_loop loop;
  EXPECT_EQ(output_of(loop, {"sh", "-c", "echo warning >&2; echo 1"}, patience), "1\n");
}

TEST(output_of, says_what_became_of_a_program_that_failed) {
  EXPECT_EQ(trouble_with({"sh", "-c", "echo no such package >&2; exit 3"}),
            "sh exited with status 3; it wrote: no such package\n");
  EXPECT_EQ(trouble_with({"sh", "-c", "kill -ABRT $$"}), "sh died of signal 6");
  EXPECT_THAT(trouble_with({"/no/such/program"}),
              HasSubstr("/no/such/program could not be started: "));
}

TEST(output_of, does_not_wait_for_ever_nor_take_everything) {
  EXPECT_EQ(trouble_with({"sleep", "3600"}, silence), "sleep did not end in time");
  EXPECT_EQ(trouble_with({"cat", "/dev/zero"}), "cat wrote more than is wanted");
}

TEST(output_of, starts_nothing_in_a_run_that_was_interrupted) {
  io_loop loop;
  loop.kill_drivers();
  EXPECT_THROW(output_of(loop, {"true"}, patience), std::runtime_error);
}

}  // namespace
}  // namespace sockspec::protocol
