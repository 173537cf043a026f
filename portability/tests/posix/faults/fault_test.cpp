// Every system call that the library makes, spoiled once in every way that its manual page has:
// what a program can do nothing about is not seen by it, the rest is reported as it is, and in
// either case nothing is leaked and no byte is lost.

#include <fcntl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "posix/faults/faults.hpp"
#include "posix/faults/stories.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/socketpair.hpp"

namespace {

using namespace sockspec;
using namespace sockspec::testing;

struct known_fault {
  fault what;
  bool is_seen;  // a program is told of it; otherwise the call goes on
};

constexpr auto instead = fault::way::instead;
constexpr auto after = fault::way::after;
constexpr auto half = fault::way::half;

// What the manual pages name, as far as it can happen to a sound call. EINTR comes after the work
// of close, and of a connect over a network: they go on in the background.
const std::map<std::string, std::vector<known_fault>> faults_of = {
    {"socket", {{{instead, EMFILE}, true}, {{instead, ENFILE}, true}, {{instead, ENOBUFS}, true}}},
    {"socketpair", {{{instead, EMFILE}, true}, {{instead, ENOMEM}, true}}},
    {"bind", {{{instead, EADDRINUSE}, true}, {{instead, ENOMEM}, true}}},
    {"listen", {{{instead, EADDRINUSE}, true}}},
    {"accept4",
     {{{instead, EINTR}, false},
      {{instead, EMFILE}, true},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNABORTED}, true}}},
    {"connect", {{{instead, ECONNREFUSED}, true}, {{instead, EADDRNOTAVAIL}, true}}},
    {"shutdown", {{{instead, ENOBUFS}, true}}},
    {"close", {{{after, EINTR}, false}, {{after, EIO}, true}}},
    {"getsockname", {{{instead, ENOBUFS}, true}}},
    {"getpeername", {{{instead, ENOBUFS}, true}}},
    {"getsockopt", {{{instead, ENOBUFS}, true}}},
    {"setsockopt", {{{instead, ENOMEM}, true}}},
    {"poll", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"send",
     {{{half, 0}, false},
      {{instead, EINTR}, false},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNRESET}, true}}},
    {"sendto", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recv", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"sendmsg", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recvmsg", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"recvfrom", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
};

// Where the handle does not block, the layer waits for what would block.
constexpr std::string_view waited_for[] = {"accept4", "recv",    "recvfrom", "recvmsg",
                                           "send",    "sendmsg", "sendto"};

std::vector<known_fault> faults_for(const std::string& call, const std::string& told, pace how) {
  auto found = faults_of.at(call);
  if (std::ranges::find(waited_for, call) != std::end(waited_for)) {
    found.push_back({{instead, EAGAIN}, how == pace::for_ever});
  }
  if (call == "connect")
    found.push_back({{told == "connection_unix" ? instead : after, EINTR}, false});
  return found;
}

std::size_t open_handles() {
  std::size_t count = 0;
  for (int handle = 0; handle != 256; ++handle) count += is_open_handle(handle) ? 1 : 0;
  return count;
}

class faults : public ::testing::TestWithParam<std::tuple<std::string, pace>> {
 protected:
  std::error_code tell() const { return told_(how()); }
  const std::string& name() const { return std::get<0>(GetParam()); }
  pace how() const { return std::get<1>(GetParam()); }

  std::vector<std::string> calls_of_a_sound_run() const {
    const spoiled_run run;
    EXPECT_FALSE(tell());
    return run.calls();
  }

 private:
  // Looked up before any run: what stories share is made then.
  const story& told_ = stories().at(name());
};

TEST_P(faults, none_is_a_run_without_errors) {
  EXPECT_GT(calls_of_a_sound_run().size(), 4U);
}

TEST_P(faults, each_is_mended_or_reported) {
  const std::vector<std::string> calls = calls_of_a_sound_run();
  for (std::size_t which = 0; which != calls.size(); ++which) {
    for (const auto& [what, is_seen] : faults_for(calls[which], name(), how())) {
      SCOPED_TRACE("call " + std::to_string(which) + ", " + calls[which] + ", error " +
                   std::to_string(what.error));
      const std::size_t before = open_handles();
      std::error_code ec;
      {
        const spoiled_run run(which, what);
        ec = tell();
      }
      const bool has_another_way = name() == "choice_of_addresses" && !ec;
      EXPECT_TRUE(has_another_way || ec.value() == (is_seen ? what.error : 0)) << ec.message();
      EXPECT_EQ(open_handles(), before) << "handles are left open";
    }
  }
}

// What macOS says of a connection that is just ending.
TEST(send, takes_a_wrong_protocol_for_a_broken_pipe) {
  auto [one, other] = socketpair();
  std::error_code ec;
  const spoiled_run run(0, {instead, EPROTOTYPE});
  one.send(bytes("x"), ec);
  EXPECT_EQ(ec, errc::broken_pipe);
}

INSTANTIATE_TEST_SUITE_P(
    stories, faults,
    ::testing::Combine(::testing::Values("connection_tcp4", "connection_unix", "pair_of_streams",
                                         "choice_of_addresses", "message_with_a_descriptor",
                                         "datagram_udp4"),
                       ::testing::Values(pace::for_ever, pace::with_a_timeout)),
    [](const auto& each) {
      const bool timed = std::get<1>(each.param) == pace::with_a_timeout;
      return std::get<0>(each.param) + (timed ? "_with_a_timeout" : "");
    });

}  // namespace
