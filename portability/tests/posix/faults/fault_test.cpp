// Every system call that the library makes, spoiled once in every way that its manual page has:
// what a program can do nothing about is not seen by it, the rest is reported as it is, and in
// either case nothing is leaked and no byte is lost.

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <string>
#include <thread>
#include <vector>

#include "connections.hpp"
#include "posix/faults/faults.hpp"
#include "posix/faults/known_faults.hpp"
#include "posix/faults/stories.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/default_timeout.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/server.hpp"
#include "sockspec/socketpair.hpp"

namespace {

using namespace sockspec;
using namespace sockspec::testing;

std::size_t open_handles() {
  std::size_t count = 0;
  for (int handle = 0; handle != 256; ++handle) count += is_open_handle(handle) ? 1 : 0;
  return count;
}

class faults : public ::testing::TestWithParam<std::tuple<std::string, pace>> {
 protected:
  void SetUp() override {
    if (how() == pace::by_default) setdefaulttimeout(5s);
  }
  void TearDown() override { setdefaulttimeout(std::nullopt); }

  std::error_code tell() const { return told_(how()); }
  std::error_code tell_with(std::size_t which, const fault& what) const {
    const spoiled_run run(which, what);
    return tell();
  }
  const std::string& name() const { return std::get<0>(GetParam()); }
  pace how() const { return std::get<1>(GetParam()); }

  std::vector<std::string> calls_of_a_sound_run() const {
    const spoiled_run run;
    EXPECT_FALSE(tell());
    return run.calls();
  }

 private:
  const story& told_ = stories().at(name());
};

TEST_P(faults, none_is_a_run_without_errors) {
  EXPECT_GE(calls_of_a_sound_run().size(), 3U);
}

TEST_P(faults, each_is_mended_or_reported) {
  const std::vector<std::string> calls = calls_of_a_sound_run();
  for (std::size_t which = 0; which != calls.size(); ++which) {
    for (const auto& [what, is_seen] : faults_for(calls[which], name(), how())) {
      SCOPED_TRACE("call " + std::to_string(which) + ", " + calls[which] + ", error " +
                   std::to_string(what.error));
      const std::size_t before = open_handles();
      const std::error_code ec = tell_with(which, what);
      const bool ended_well = !ec && may_end_well(calls[which], name());
      EXPECT_TRUE(ended_well || ec.value() == (is_seen ? what.error : 0)) << ec.message();
      EXPECT_EQ(open_handles(), before) << "handles are left open";
    }
  }
}

// What macOS says of a connection that is just ending.
TEST(send, takes_a_wrong_protocol_for_a_broken_pipe) {
  auto [one, other] = socketpair();
  std::error_code ec;
  const spoiled_run run(0, {fault::way::instead, EPROTOTYPE});
  one.send(bytes("x"), ec);
  EXPECT_EQ(ec, errc::broken_pipe);
}

// Nothing but the byte that it sends would end the wait of the thread that serves.
TEST(shutdown_of_a_server, needs_no_second_call_when_memory_is_short) {
  stream_server served(any_port(), {.handle = [](socket&, const address&) {}});
  std::thread serving([&] { served.serve_forever(); });
  {
    const spoiled_run run(0, {fault::way::instead, ENOBUFS});
    served.shutdown();
    EXPECT_EQ(run.calls().front(), "send");
  }
  serving.join();
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& [name, told] : stories()) all.push_back(name);
  return all;
}

std::string name_of(const ::testing::TestParamInfo<std::tuple<std::string, pace>>& each) {
  const auto& [name, how] = each.param;
  if (how == pace::for_ever) return name;
  return name + (how == pace::by_default ? "_by_default" : "_with_a_timeout");
}

INSTANTIATE_TEST_SUITE_P(stories, faults,
                         ::testing::Combine(::testing::ValuesIn(names()),
                                            ::testing::Values(pace::for_ever, pace::with_a_timeout,
                                                              pace::by_default)),
                         name_of);

}  // namespace
