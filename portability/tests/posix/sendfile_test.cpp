// Files that are no files, and the signal that sendfile raises.

#include "sockspec/sendfile.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "temporary_file.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::sendfile;
using sockspec::sendfile_way;

volatile std::sig_atomic_t raised = 0;

/// Counts SIGPIPE while it lives.
class sigpipe_counter {
 public:
  sigpipe_counter() {
    raised = 0;
    struct sigaction counting {};
    counting.sa_handler = [](int) { raised = raised + 1; };
    EXPECT_EQ(::sigaction(SIGPIPE, &counting, &before_), 0);
  }
  sigpipe_counter(const sigpipe_counter&) = delete;
  sigpipe_counter& operator=(const sigpipe_counter&) = delete;
  ~sigpipe_counter() { ::sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

/// Sends a file on a stream that was shut down, in both ways: as much as is copied in any case, and
/// as much as is not.
void send_into_a_broken_pipe() {
  const temporary_file file(std::string(100'000, 'x'));
  for (const sendfile_way way : {sendfile_way::system, sendfile_way::copy}) {
    for (const std::uint64_t count : {1U, 0U, 100'000U}) {
      auto [one, other] = tcp_pair();
      one.shutdown(sockspec::shutdown_how::write);
      std::error_code ec;
      sendfile(one, file.path(), {.count = count, .way = way}, ec);
      EXPECT_EQ(ec, errc::broken_pipe);
    }
  }
}

TEST(sendfile, raises_no_sigpipe) {
  const sigpipe_counter counter;
  send_into_a_broken_pipe();
  EXPECT_EQ(raised, 0);
}

TEST(sendfile, leaves_a_sigpipe_that_was_pending) {
  const sigpipe_counter counter;
  sigset_t blocked{};
  sigset_t before{};
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGPIPE);
  ASSERT_EQ(::pthread_sigmask(SIG_BLOCK, &blocked, &before), 0);
  ASSERT_EQ(::pthread_kill(::pthread_self(), SIGPIPE), 0);
  send_into_a_broken_pipe();
  EXPECT_EQ(raised, 0);
  ASSERT_EQ(::pthread_sigmask(SIG_SETMASK, &before, nullptr), 0);
  EXPECT_EQ(raised, 1);
}

TEST(sendfile, sends_what_is_in_a_pipe) {
  for (const sendfile_way way : {sendfile_way::system, sendfile_way::copy}) {
    int pipe[2] = {};
    ASSERT_EQ(::pipe(pipe), 0);
    ASSERT_EQ(::write(pipe[1], "through a pipe", 14), 14);
    ::close(pipe[1]);
    auto [one, other] = tcp_pair();
    std::error_code ec;
    EXPECT_EQ(sendfile(one, pipe[0], {.offset = 1, .way = way}, ec), 0U);
    EXPECT_EQ(ec, errc::invalid_seek);
    EXPECT_EQ(sendfile(one, pipe[0], {.count = 7, .way = way}), 7U);
    EXPECT_EQ(sendfile(one, pipe[0], {.way = way}), 7U);
    EXPECT_EQ(recv_text(other), "through a pipe");
    ::close(pipe[0]);
  }
}

TEST(sendfile, sends_what_is_in_a_pipe_where_more_is_asked_for) {
  for (const sendfile_way way : {sendfile_way::system, sendfile_way::copy}) {
    int pipe[2] = {};
    ASSERT_EQ(::pipe(pipe), 0);
    ASSERT_EQ(::write(pipe[1], "through a pipe", 14), 14);
    ::close(pipe[1]);
    auto [one, other] = tcp_pair();
    std::error_code ec;
    EXPECT_EQ(sendfile(one, pipe[0], {.offset = 1, .count = 100'000, .way = way}, ec), 0U);
    EXPECT_EQ(ec, errc::invalid_seek);
    EXPECT_EQ(sendfile(one, pipe[0], {.count = 100'000, .way = way}), 14U);
    EXPECT_EQ(recv_text(other), "through a pipe");
    ::close(pipe[0]);
  }
}

TEST(sendfile, refuses_a_file_that_is_not_open) {
  auto [one, other] = tcp_pair();
  std::error_code ec;
  EXPECT_EQ(sendfile(one, -1, {}, ec), 0U);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_EQ(sendfile(one, -1, {.count = 100'000}, ec), 0U);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

}  // namespace
