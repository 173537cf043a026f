#include <gtest/gtest.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::errc;
using sockspec::socket;

TEST(bind, gives_a_name_and_lets_the_system_choose_a_port) {
  socket s = tcp();
  s.bind(any_port());
  EXPECT_EQ(s.getsockname().host(), "127.0.0.1");
  EXPECT_NE(s.getsockname().port(), 0);
}

TEST(bind, gives_an_ipv6_name) {
  socket s(sockspec::address_family::inet6, sockspec::socket_type::datagram);
  s.bind(address::inet6("::1", 0));
  EXPECT_EQ(s.getsockname().host(), "::1");
}

TEST(bind, reports_an_address_in_use) {
  const socket first = bound(tcp(), any_port());
  socket second = tcp();
  std::error_code ec;
  second.bind(first.getsockname(), ec);
  EXPECT_EQ(ec, errc::address_in_use);
  EXPECT_THROW(second.bind(first.getsockname()), std::system_error);
}

TEST(bind, reports_a_wildcard_whose_port_is_in_use_and_the_other_way_about) {
  for (const char* first_host : {"0.0.0.0", "127.0.0.1"}) {
    const socket first = bound(tcp(), address::inet(first_host, 0));
    const int port = first.getsockname().port();
    for (const char* second_host : {"0.0.0.0", "127.0.0.1"}) {
      std::error_code ec;
      tcp().bind(address::inet(second_host, port), ec);
      EXPECT_EQ(ec, errc::address_in_use) << first_host << " " << second_host;
    }
  }
}

TEST(bind, with_reuseaddr_takes_a_port_whose_old_connections_linger) {
  const auto server = [](const address& where) {
    socket made = tcp();
    made.setsockopt(sockspec::so::reuseaddr, true);
    made.bind(where);
    made.listen();
    return made;
  };
  socket first = server(any_port());
  const address where = first.getsockname();
  socket client = tcp();
  client.connect(where);
  first.accept().close();  // before the client: the server's end lingers
  EXPECT_EQ(recv_text(client), "");
  first.close();
  EXPECT_NO_THROW(server(where));
}

TEST(bind, with_reuseaddr_takes_no_port_from_a_listener) {
  socket first = tcp();
  first.setsockopt(sockspec::so::reuseaddr, true);
  first.bind(any_port());
  first.listen();
  socket second = tcp();
  second.setsockopt(sockspec::so::reuseaddr, true);
  std::error_code ec;
  second.bind(first.getsockname(), ec);
  EXPECT_EQ(ec, errc::address_in_use);
}

TEST(bind, reports_an_address_of_another_machine) {
  socket s = tcp();
  std::error_code ec;
  s.bind(address::inet("192.0.2.1", 0), ec);
  EXPECT_EQ(ec, errc::address_not_available);
}

TEST(bind, reports_a_second_name) {
  socket s = bound(tcp(), any_port());
  std::error_code ec;
  s.bind(any_port(), ec);
  EXPECT_EQ(ec, errc::invalid_argument);
}

TEST(bind, clears_the_error_on_success) {
  socket s = tcp();
  std::error_code ec = make_error_code(errc::io_error);
  s.bind(any_port(), ec);
  EXPECT_FALSE(ec);
}

TEST(listen, makes_a_socket_accept) {
  const socket s = listening();
  EXPECT_TRUE(s.getsockopt(sockspec::so::acceptconn));
}

TEST(listen, gives_a_socket_without_an_address_one) {
  socket s = tcp();
  s.listen();
  EXPECT_NE(s.getsockname().port(), 0);
}

TEST(listen, reports_a_datagram_socket) {
  socket s = bound(udp(), any_port());
  std::error_code ec;
  s.listen(1, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  EXPECT_THROW(s.listen(), std::system_error);
}

TEST(getsockname, is_the_wildcard_before_bind) {
  EXPECT_EQ(tcp().getsockname(), address::inet("0.0.0.0", 0));
  const socket six(sockspec::address_family::inet6, sockspec::socket_type::datagram);
  EXPECT_EQ(six.getsockname(), address::inet6("::", 0));
}

TEST(getpeername, is_the_name_of_the_other_end) {
  const auto [client, server] = tcp_pair();
  EXPECT_EQ(client.getpeername(), server.getsockname());
  EXPECT_EQ(server.getpeername(), client.getsockname());
}

TEST(getpeername, reports_that_there_is_no_peer) {
  std::error_code ec;
  EXPECT_EQ(tcp().getpeername(ec), address());
  EXPECT_EQ(ec, errc::not_connected);
  EXPECT_THROW(tcp().getpeername(), std::system_error);
}

}  // namespace
