#include "sockspec/create_server.hpp"

#include <gtest/gtest.h>

#include "connections.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::address_family;
using sockspec::create_connection;
using sockspec::create_server;
using sockspec::errc;
using sockspec::server_options;
using sockspec::socket;

constexpr server_options ipv6{.family = address_family::inet6};
constexpr server_options dual{.family = address_family::inet6, .dualstack_ipv6 = true};

int port_of(const socket& s) {
  return s.getsockname().port();
}

TEST(create_server, listens_at_an_address) {
  const socket listener = create_server(any_port());
  EXPECT_EQ(listener.getsockname().host(), "127.0.0.1");
  EXPECT_TRUE(listener.getsockopt(sockspec::so::acceptconn));
  EXPECT_TRUE(create_connection("127.0.0.1", port_of(listener)).is_open());
}

TEST(create_server, listens_at_a_port_of_every_address) {
  const socket listener = create_server(0);
  EXPECT_EQ(listener.getsockname().host(), "0.0.0.0");
  EXPECT_TRUE(create_connection("127.0.0.1", port_of(listener)).is_open());
  EXPECT_EQ(create_server(0, ipv6).getsockname().host(), "::");
}

TEST(create_server, takes_clients_of_both_families_if_asked) {
  ASSERT_TRUE(sockspec::has_dualstack_ipv6());
  socket listener = create_server(0, dual);
  const socket client = create_connection("127.0.0.1", port_of(listener));
  address peer;
  const socket accepted = listener.accept(peer);
  EXPECT_EQ(peer.host(), "::ffff:127.0.0.1");
  EXPECT_TRUE(create_connection("::1", port_of(listener)).is_open());
}

TEST(create_server, takes_ipv6_alone_if_not) {
  EXPECT_TRUE(create_server(0, ipv6).getsockopt(sockspec::ipv6::v6only));
  EXPECT_FALSE(create_server(0, dual).getsockopt(sockspec::ipv6::v6only));
  const socket listener = create_server(address::inet6("::1", 0));
  EXPECT_TRUE(listener.getsockopt(sockspec::ipv6::v6only));
}

TEST(create_server, does_not_share_its_address) {
  const socket listener = create_server(any_port());
  std::error_code ec;
  EXPECT_FALSE(create_server(listener.getsockname(), {}, ec).is_open());
  EXPECT_EQ(ec, errc::address_in_use);
  EXPECT_THROW(create_server(listener.getsockname()), std::system_error);
}

TEST(create_server, shares_its_port_if_asked_where_the_system_can) {
  std::error_code ec;
  const socket listener = create_server(any_port(), {.reuse_port = true}, ec);
  if (ec) {
    EXPECT_EQ(ec, errc::operation_not_supported);
    return;
  }
  EXPECT_TRUE(listener.getsockopt(sockspec::so::reuseport));
  EXPECT_TRUE(create_server(listener.getsockname(), {.reuse_port = true}).is_open());
}

TEST(create_server, can_be_started_again_over_connections_that_linger) {
  socket listener = create_server(any_port());
  const address where = listener.getsockname();
  socket client = create_connection(std::span(&where, 1));
  listener.accept().close();  // its end lingers
  listener.close();
  EXPECT_EQ(drain(client), 0U);
  client.close();
  EXPECT_TRUE(create_server(where).is_open());
}

TEST(create_server, refuses_what_makes_no_sense) {
  std::error_code ec;
  create_server(any_port(), {.dualstack_ipv6 = true}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  for (const int port : {-1, 65536, 70000}) {
    create_server(port, {}, ec);
    EXPECT_EQ(ec, errc::argument_rejected) << port;
  }
  create_server(0, {.family = address_family::unix_domain}, ec);
  EXPECT_EQ(ec, errc::address_family_not_supported);
  create_server(address(), {}, ec);
  EXPECT_EQ(ec, errc::address_family_not_supported);
}

}  // namespace
