#include "sockspec/socket.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/error.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address_family;
using sockspec::errc;
using sockspec::invalid_handle;
using sockspec::socket;
using sockspec::socket_protocol;
using sockspec::socket_type;

TEST(socket, is_closed_by_default) {
  const socket none;
  EXPECT_FALSE(none.is_open());
  EXPECT_EQ(none.fileno(), invalid_handle);
  EXPECT_EQ(none.gettimeout(), std::nullopt);
}

TEST(socket, is_created_blocking_and_not_inherited) {
  for (const auto family : {address_family::inet, address_family::inet6}) {
    const socket made(family, socket_type::stream);
    EXPECT_TRUE(made.is_open());
    EXPECT_FALSE(is_inherited(made.fileno()));
    EXPECT_EQ(made.getsockopt(sockspec::so::type), socket_type::stream);
  }
  EXPECT_TRUE(handle_blocks(bound(udp(), any_port()).fileno()));
}

TEST(socket, reports_what_cannot_be_created) {
  std::error_code ec;
  EXPECT_FALSE(
      socket(address_family::unspecified, socket_type::stream, socket_protocol::unspecified, ec)
          .is_open());
  EXPECT_EQ(ec, errc::address_family_not_supported);
  socket wrong(address_family::inet, socket_type::stream, socket_protocol{253}, ec);
  EXPECT_EQ(ec, errc::protocol_not_supported);
  EXPECT_EQ(ec.category(), sockspec::socket_category());
  EXPECT_THROW(socket(address_family::inet, socket_type::stream, socket_protocol{253}),
               std::system_error);
}

TEST(socket, closes_when_it_goes) {
  sockspec::native_handle handle = invalid_handle;
  {
    const socket made = tcp();
    handle = made.fileno();
    EXPECT_TRUE(is_open_handle(handle));
  }
  EXPECT_FALSE(is_open_handle(handle));
}

TEST(socket, moves_its_handle_and_timeout) {
  socket from = tcp();
  from.settimeout(3s);
  const auto handle = from.fileno();
  socket to(std::move(from));
  EXPECT_EQ(to.fileno(), handle);
  EXPECT_EQ(to.gettimeout(), 3s);
  EXPECT_FALSE(from.is_open());  // NOLINT(bugprone-use-after-move): that it is closed is promised
}

TEST(socket, closes_what_it_had_when_another_is_moved_in) {
  socket to = tcp();
  const auto old = to.fileno();
  socket from = udp();
  const auto kept = from.fileno();
  to = std::move(from);
  EXPECT_EQ(to.fileno(), kept);
  EXPECT_FALSE(is_open_handle(old));
}

TEST(socket, survives_being_moved_into_itself) {
  socket one = tcp();
  socket& same = one;
  one = std::move(same);
  EXPECT_TRUE(one.is_open());
}

TEST(socket, detach_gives_the_handle_away) {
  socket made = bound(udp(), any_port());
  const auto handle = made.fileno();
  EXPECT_EQ(made.detach(), handle);
  EXPECT_FALSE(made.is_open());
  EXPECT_TRUE(is_open_handle(handle));
  EXPECT_TRUE(handle_blocks(handle));
  EXPECT_TRUE(close_natively(handle));
  EXPECT_EQ(made.detach(), invalid_handle);
}

TEST(socket, a_detached_handle_does_not_block_if_there_was_a_timeout) {
  socket made = bound(udp(), any_port());
  made.settimeout(1s);
  const auto handle = made.detach();
  EXPECT_FALSE(handle_blocks(handle));
  EXPECT_TRUE(close_natively(handle));
}

TEST(socket, close_closes_and_closing_again_does_nothing) {
  socket made = tcp();
  const auto handle = made.fileno();
  made.close();
  EXPECT_FALSE(made.is_open());
  EXPECT_FALSE(is_open_handle(handle));
  EXPECT_NO_THROW(made.close());
}

TEST(socket, adopts_a_handle) {
  const auto handle = tcp().detach();
  const socket adopted = socket::adopt(handle);
  EXPECT_EQ(adopted.fileno(), handle);
  EXPECT_EQ(adopted.gettimeout(), std::nullopt);
}

TEST(socket, close_reports_a_handle_that_somebody_else_closed) {
  socket made = tcp();
  ASSERT_TRUE(close_natively(made.fileno()));
  std::error_code ec;
  made.close(ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_FALSE(made.is_open());
}

TEST(socket, does_not_adopt_what_is_no_socket) {
  std::error_code ec;
  EXPECT_FALSE(socket::adopt(invalid_handle, ec).is_open());
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  const pipe_handle other;
  EXPECT_FALSE(socket::adopt(other.get(), ec).is_open());
  EXPECT_EQ(ec, errc::not_a_socket);
  EXPECT_THROW(socket::adopt(other.get()), std::system_error);
  EXPECT_TRUE(is_open_handle(other.get()));
}

TEST(socket, every_call_on_a_closed_one_is_a_bad_file_descriptor) {
  const auto here = any_port();
  std::vector<std::byte> buffer(1);
  std::byte raw[4];
  sockspec::address from;
  const std::pair<const char*, void (*)(socket&, std::error_code&)> calls[] = {
      {"bind", [](socket& s, std::error_code& ec) { s.bind(any_port(), ec); }},
      {"listen", [](socket& s, std::error_code& ec) { s.listen(1, ec); }},
      {"accept", [](socket& s, std::error_code& ec) { EXPECT_FALSE(s.accept(ec).is_open()); }},
      {"connect", [](socket& s, std::error_code& ec) { s.connect(any_port(), ec); }},
      {"connect_ex", [](socket& s, std::error_code& ec) { ec = s.connect_ex(any_port()); }},
      {"send", [](socket& s, std::error_code& ec) { s.send({}, ec); }},
      {"sendall", [](socket& s, std::error_code& ec) { s.sendall({}, ec); }},
      {"sendto", [](socket& s, std::error_code& ec) { s.sendto({}, any_port(), ec); }},
      {"shutdown",
       [](socket& s, std::error_code& ec) { s.shutdown(sockspec::shutdown_how::both, ec); }},
      {"getsockname", [](socket& s, std::error_code& ec) { s.getsockname(ec); }},
      {"getpeername", [](socket& s, std::error_code& ec) { s.getpeername(ec); }},
      {"getsockopt", [](socket& s, std::error_code& ec) { s.getsockopt(sockspec::so::type, ec); }},
      {"setsockopt",
       [](socket& s, std::error_code& ec) { s.setsockopt(sockspec::so::keepalive, true, ec); }},
      {"settimeout", [](socket& s, std::error_code& ec) { s.settimeout(1s, ec); }},
      {"setblocking", [](socket& s, std::error_code& ec) { s.setblocking(false, ec); }},
  };
  for (const auto& [name, call] : calls) {
    socket closed;
    std::error_code ec;
    call(closed, ec);
    EXPECT_EQ(ec, errc::bad_file_descriptor) << name;
  }
  socket closed;
  std::error_code ec;
  closed.recv(buffer, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  closed.recvfrom(buffer, from, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  closed.getsockopt(sockspec::raw_option{1, 1}, raw, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  closed.connect(here, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

TEST(socketpair, connects_two_sockets) {
  auto [one, other] = sockspec::socketpair();
  one.sendall(sockspec::bytes("there"));
  EXPECT_EQ(recv_text(other), "there");
  other.sendall(sockspec::bytes("back"));
  EXPECT_EQ(recv_text(one), "back");
  for (const socket* end : {&one, &other}) {
    EXPECT_FALSE(is_inherited(end->fileno()));
    EXPECT_TRUE(handle_blocks(end->fileno()));
    EXPECT_EQ(end->gettimeout(), std::nullopt);
  }
}

TEST(socketpair, reports_a_family_without_pairs) {
  std::error_code ec;
  const auto [one, other] = sockspec::socketpair(address_family::inet, socket_type::stream,
                                                 socket_protocol::unspecified, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  EXPECT_FALSE(one.is_open());
  EXPECT_FALSE(other.is_open());
  EXPECT_THROW(sockspec::socketpair(address_family::inet), std::system_error);
}

}  // namespace
