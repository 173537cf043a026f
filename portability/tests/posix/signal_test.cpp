// Calls that signals interrupt go on with what is left of their time, and none raises SIGPIPE.

#include <gtest/gtest.h>
#include <pthread.h>

#include <array>
#include <atomic>
#include <csignal>
#include <thread>

#include "connections.hpp"
#include "datagram_batches.hpp"
#include "full_listener.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/poll.hpp"
#include "stopwatch.hpp"
#include "unix_name.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::socket;

std::atomic<int> handled = 0;

/// Counts SIGUSR1, without SA_RESTART, so that every blocked call is interrupted.
class signal_counter {
 public:
  signal_counter() {
    struct sigaction counting {};
    counting.sa_handler = [](int) { ++handled; };
    EXPECT_EQ(::sigaction(SIGUSR1, &counting, &before_), 0);
    handled = 0;
  }
  signal_counter(const signal_counter&) = delete;
  signal_counter& operator=(const signal_counter&) = delete;
  ~signal_counter() { ::sigaction(SIGUSR1, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

/// A thread that makes a call, and can be interrupted in it.
class interrupted_call {
 public:
  template <typename Call>
  explicit interrupted_call(Call call)
      : thread_([this, call] {
          call();
          done_ = true;
        }) {}
  interrupted_call(const interrupted_call&) = delete;
  interrupted_call& operator=(const interrupted_call&) = delete;
  ~interrupted_call() { thread_.join(); }

  /// Sends signals until so many were handled or the call is done. (ThreadSanitizer may keep one
  /// back until the next one comes.)
  void interrupt(int times) {
    const int enough = handled + times;
    while (handled < enough && !done_) {
      if (::pthread_kill(thread_.native_handle(), SIGUSR1) != 0) return;
      std::this_thread::yield();
    }
  }
  bool done() const { return done_; }

 private:
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

const sockspec::timeout waiting_modes[] = {{}, {60s}};
constexpr int many = 200;

TEST(signal, does_not_end_recv) {
  const signal_counter counter;
  for (const auto time : waiting_modes) {
    auto [one, other] = tcp_pair();
    other.settimeout(time);
    std::string received;
    {
      interrupted_call call([&received, &in = other] { received = recv_text(in); });
      call.interrupt(many);
      EXPECT_FALSE(call.done());
      one.sendall(bytes("x"));
    }
    EXPECT_EQ(received, "x");
  }
}

// Without MSG_WAITFORONE the kernel would tell the signal to a later call, as an error.
TEST(signal, does_not_end_recvmmsg) {
  const signal_counter counter;
  for (const auto time : waiting_modes) {
    auto [one, other] = udp_pair();
    other.settimeout(time);
    incoming_batch into(3);
    std::size_t received = 0;
    std::error_code ec;
    sendmmsg(one, batch_of({"1", "2"}));
    {
      interrupted_call call(
          [&, &in = other] { received = recvmmsg(in, into.all, message_flags::wait_all, ec); });
      call.interrupt(many);
      EXPECT_FALSE(call.done());
      sendmmsg(one, batch_of({"3"}));
    }
    EXPECT_FALSE(ec) << ec.message();
    EXPECT_EQ(received, 3U);
    EXPECT_FALSE(other.getsockopt(sockspec::so::error));
  }
}

TEST(signal, does_not_extend_the_deadline) {
  const signal_counter counter;
  auto [one, other] = tcp_pair();
  other.settimeout(100ms);
  std::error_code ec;
  std::chrono::nanoseconds elapsed{};
  {
    interrupted_call call([&, &in = other] {
      std::array<std::byte, 4> buffer{};
      const stopwatch watch;
      in.recv(buffer, ec);
      elapsed = watch.elapsed();
    });
    call.interrupt(1'000'000);
  }
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(elapsed, 100ms);
  EXPECT_LT(elapsed, 10s);
}

TEST(signal, does_not_end_accept) {
  const signal_counter counter;
  for (const auto time : waiting_modes) {
    socket listener = listening();
    listener.settimeout(time);
    socket accepted;
    {
      interrupted_call call([&] { accepted = listener.accept(); });
      call.interrupt(many);
      EXPECT_FALSE(call.done());
      tcp().connect(listener.getsockname());
    }
    EXPECT_TRUE(accepted.is_open());
  }
}

TEST(signal, does_not_end_sendall) {
  const signal_counter counter;
  for (const auto time : waiting_modes) {
    auto [one, other] = tcp_pair();
    one.settimeout(time);
    const std::vector<std::byte> message(32U << 20);
    std::size_t sent = 0;
    std::size_t received = 0;
    {
      interrupted_call call([&, &out = one] {
        std::error_code ec;
        sent = out.sendall(message, ec);
        out.close();
      });
      call.interrupt(many);
      received = drain(other);
    }
    EXPECT_EQ(sent, message.size());
    EXPECT_EQ(received, message.size());
  }
}

// The system leaves such a connect in the background.
TEST(signal, does_not_end_connect) {
  const signal_counter counter;
  full_listener full(any_port());
  socket client = tcp();
  std::error_code ec;
  {
    interrupted_call call([&] { client.connect(full.listener.getsockname(), ec); });
    call.interrupt(many);
    EXPECT_FALSE(call.done());
    std::error_code unimportant;
    client.shutdown(sockspec::shutdown_how::both, unimportant);
  }
  EXPECT_TRUE(ec);
}

// The system takes such a connect out of the line: it is made again.
TEST(signal, does_not_end_connect_to_a_unix_listener) {
  const signal_counter counter;
  const unix_name name;
  full_listener full(name.where());
  for (const auto time : waiting_modes) {
    socket client(sockspec::address_family::unix_domain, sockspec::socket_type::stream);
    client.settimeout(time);
    std::error_code ec = make_error_code(errc::unknown);
    {
      interrupted_call call([&] { client.connect(name.where(), ec); });
      call.interrupt(many);
      EXPECT_FALSE(call.done());
      static_cast<void>(full.listener.accept());
    }
    EXPECT_FALSE(ec) << ec.message();
    EXPECT_EQ(client.getpeername(), name.where());
  }
}

TEST(signal, does_not_end_poll) {
  const signal_counter counter;
  auto [one, other] = sockspec::socketpair();
  std::size_t ready = 99;
  std::chrono::nanoseconds elapsed{};
  {
    interrupted_call call([&, &in = other] {
      sockspec::poll_item items[] = {{in.fileno(), sockspec::poll_events::in}};
      const stopwatch watch;
      ready = sockspec::poll(items, 100ms);
      elapsed = watch.elapsed();
    });
    call.interrupt(1'000'000);
  }
  EXPECT_EQ(ready, 0U);
  EXPECT_GE(elapsed, 100ms);
}

TEST(send, reports_a_broken_pipe_without_a_signal) {
  ASSERT_EQ(std::signal(SIGPIPE, SIG_DFL), SIG_DFL);
  auto [one, other] = sockspec::socketpair();
  other.close();
  std::error_code ec;
  one.send(bytes("x"), ec);
  EXPECT_EQ(ec, errc::broken_pipe);
  one.send(bytes("x"), message_flags::dont_route, ec);
  EXPECT_EQ(ec, errc::broken_pipe);
  EXPECT_EQ(one.sendall(bytes("x"), ec), 0U);
  EXPECT_EQ(ec, errc::broken_pipe);
  one.sendto(bytes("x"), address::unix_unnamed(), ec);
  EXPECT_TRUE(ec);
}

}  // namespace
