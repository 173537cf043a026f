#include "sockspec/socket.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <utility>

#include "connections.hpp"
#include "sockspec/error.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address_family;
using sockspec::errc;
using sockspec::invalid_handle;
using sockspec::socket;
using sockspec::socket_protocol;
using sockspec::socket_type;

bool is_inherited(const socket& s) {
  return (::fcntl(s.fileno(), F_GETFD) & FD_CLOEXEC) == 0;
}
bool handle_blocks(int handle) {
  return (::fcntl(handle, F_GETFL) & O_NONBLOCK) == 0;
}
bool is_open_handle(int handle) {
  return ::fcntl(handle, F_GETFD) != -1;
}

TEST(socket, is_closed_by_default) {
  const socket none;
  EXPECT_FALSE(none.is_open());
  EXPECT_EQ(none.fileno(), invalid_handle);
  EXPECT_EQ(none.gettimeout(), std::nullopt);
}

TEST(socket, is_created_blocking_and_not_inherited) {
  for (const auto family :
       {address_family::inet, address_family::inet6, address_family::unix_domain}) {
    const socket made(family, socket_type::stream);
    EXPECT_TRUE(made.is_open());
    EXPECT_FALSE(is_inherited(made));
    EXPECT_TRUE(handle_blocks(made.fileno()));
    EXPECT_EQ(made.getsockopt(sockspec::so::type), socket_type::stream);
  }
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

TEST(socket, reports_that_no_handle_is_left) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit none = before;
  none.rlim_cur = 0;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  std::error_code ec;
  const socket refused(address_family::inet, socket_type::stream, socket_protocol::tcp, ec);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(ec, errc::too_many_files_open);
}

TEST(socket, closes_when_it_goes) {
  int handle = invalid_handle;
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
  const int handle = from.fileno();
  socket to(std::move(from));
  EXPECT_EQ(to.fileno(), handle);
  EXPECT_EQ(to.gettimeout(), 3s);
  EXPECT_FALSE(from.is_open());  // NOLINT(bugprone-use-after-move): that it is closed is promised
}

TEST(socket, closes_what_it_had_when_another_is_moved_in) {
  socket to = tcp();
  const int old = to.fileno();
  socket from = udp();
  const int kept = from.fileno();
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
  socket made = tcp();
  const int handle = made.fileno();
  EXPECT_EQ(made.detach(), handle);
  EXPECT_FALSE(made.is_open());
  EXPECT_TRUE(is_open_handle(handle));
  EXPECT_TRUE(handle_blocks(handle));
  EXPECT_EQ(::close(handle), 0);
  EXPECT_EQ(made.detach(), invalid_handle);
}

TEST(socket, a_detached_handle_does_not_block_if_there_was_a_timeout) {
  socket made = tcp();
  made.settimeout(1s);
  const socket adopted = socket::adopt(made.detach());
  EXPECT_FALSE(handle_blocks(adopted.fileno()));
}

TEST(socket, close_closes_and_closing_again_does_nothing) {
  socket made = tcp();
  const int handle = made.fileno();
  made.close();
  EXPECT_FALSE(made.is_open());
  EXPECT_FALSE(is_open_handle(handle));
  EXPECT_NO_THROW(made.close());
}

TEST(socket, close_reports_a_handle_that_somebody_else_closed) {
  socket made = tcp();
  ASSERT_EQ(::close(made.fileno()), 0);
  std::error_code ec;
  made.close(ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_FALSE(made.is_open());
}

TEST(socket, adopts_a_handle_with_its_mode) {
  const int handle = tcp().detach();
  const socket blocking = socket::adopt(handle);
  EXPECT_EQ(blocking.fileno(), handle);
  EXPECT_EQ(blocking.gettimeout(), std::nullopt);
  socket other = udp();
  other.setblocking(false);
  EXPECT_EQ(socket::adopt(other.detach()).gettimeout(), 0s);
}

TEST(socket, does_not_adopt_what_is_no_socket) {
  std::error_code ec;
  EXPECT_FALSE(socket::adopt(invalid_handle, ec).is_open());
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  int ends[2] = {};
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_FALSE(socket::adopt(ends[0], ec).is_open());
  EXPECT_EQ(ec, errc::not_a_socket);
  EXPECT_THROW(socket::adopt(ends[0]), std::system_error);
  EXPECT_TRUE(is_open_handle(ends[0]));
  ::close(ends[0]);
  ::close(ends[1]);
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

TEST(socketpair, connects_two_unnamed_sockets) {
  auto [one, other] = sockspec::socketpair();
  one.sendall(sockspec::bytes("there"));
  EXPECT_EQ(recv_text(other), "there");
  other.sendall(sockspec::bytes("back"));
  EXPECT_EQ(recv_text(one), "back");
  EXPECT_TRUE(one.getsockname().is_unnamed());
  EXPECT_TRUE(other.getpeername().is_unnamed());
  EXPECT_FALSE(is_inherited(one));
  EXPECT_FALSE(is_inherited(other));
}

TEST(socketpair, keeps_the_boundaries_of_datagrams) {
  auto [one, other] = sockspec::socketpair(address_family::unix_domain, socket_type::datagram);
  one.sendall(sockspec::bytes("a"));
  one.sendall(sockspec::bytes("b"));
  EXPECT_EQ(recv_text(other), "a");
  EXPECT_EQ(recv_text(other), "b");
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
