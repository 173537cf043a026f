// On Linux a listener can be shut down; other systems refuse.

#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::shutdown_how;
using sockspec::socket;

TEST(shutdown, of_both_wakes_accept_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {60s}}) {
    socket listener = listening();
    listener.settimeout(time);
    std::error_code ec;
    std::jthread waiting([&] { static_cast<void>(listener.accept(ec)); });
    listener.shutdown(shutdown_how::both);
    waiting.join();
    EXPECT_EQ(ec, errc::invalid_argument);
  }
}

}  // namespace
