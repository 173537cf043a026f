// What the benchmarks set for their own process.

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include "benchmarks/machine/handle_limit.hpp"
#include "benchmarks/machine/signals.hpp"

namespace sockspec::benchmarks {
namespace {

rlim_t handle_limit() {
  rlimit limit{};
  EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  return limit.rlim_cur;
}

void set_handle_limit(rlim_t wanted) {
  rlimit limit{};
  EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = wanted;
  EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
}

class handles : public ::testing::Test {
 protected:
  void TearDown() override { set_handle_limit(before_); }

  const rlim_t before_ = handle_limit();
};

TEST_F(handles, the_limit_is_raised_as_far_as_is_needed) {
  set_handle_limit(100);
  allow_handles(150);
  EXPECT_EQ(handle_limit(), 150U);
}

TEST_F(handles, a_limit_that_is_high_enough_stays) {
  set_handle_limit(100);
  allow_handles(50);
  EXPECT_EQ(handle_limit(), 100U);
}

TEST(signals, sigpipe_that_a_library_has_blocked_is_no_longer) {
  sigset_t pipe{};
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigset_t before{};
  ASSERT_EQ(::pthread_sigmask(SIG_BLOCK, &pipe, &before), 0);
  unblock_sigpipe();
  sigset_t now{};
  ASSERT_EQ(::pthread_sigmask(SIG_SETMASK, &before, &now), 0);
  EXPECT_EQ(sigismember(&now, SIGPIPE), 0);
}

}  // namespace
}  // namespace sockspec::benchmarks
