// Sockets that are shared with another process: here with this one.

#include <gtest/gtest.h>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/dup.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::socket;

TEST(share, makes_another_handle_of_the_same_socket) {
  auto [one, other] = tcp_pair();
  const auto shared = sockspec::share(other, ::GetCurrentProcessId());
  socket again = sockspec::fromshare(shared.bytes());
  EXPECT_FALSE(is_inherited(again.fileno()));
  EXPECT_EQ(again.gettimeout(), std::nullopt);
  one.sendall(bytes("shared"));
  EXPECT_EQ(recv_text(again), "shared");
}

TEST(share, refuses_bytes_of_another_length) {
  auto [one, other] = tcp_pair();
  const auto shared = sockspec::share(one, ::GetCurrentProcessId());
  std::error_code ec;
  EXPECT_FALSE(sockspec::fromshare(shared.bytes().first(10), ec).is_open());
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_THROW(static_cast<void>(sockspec::fromshare({})), std::system_error);
}

TEST(share, reports_a_closed_socket) {
  std::error_code ec;
  EXPECT_TRUE(sockspec::share(socket(), ::GetCurrentProcessId(), ec).bytes().empty());
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

}  // namespace
