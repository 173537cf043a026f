// That these tests are about the handles that are set up step by step, as on macOS, although they
// run on Linux: the file is linked in place of the one that the library has.

#include <gtest/gtest.h>

#include <algorithm>

#include "posix/faults/faults.hpp"
#include "sockspec/socketpair.hpp"

namespace {

TEST(handles, are_made_step_by_step) {
  const sockspec::testing::spoiled_run run;
  const auto pair = sockspec::socketpair();
  EXPECT_TRUE(pair.first.is_open());
  EXPECT_EQ(std::ranges::count(run.calls(), "fcntl F_SETFD"), 2);
}

}  // namespace
