#include <gtest/gtest.h>

#include <stdexcept>

#include "latch.hpp"
#include "serving.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::datagram_server;
using sockspec::socket;
using data = std::span<const std::byte>;

void reply(data request, const address& client, socket& server) {
  server.sendto(request, client);
}

socket datagram_client_of(const datagram_server& server) {
  socket client = udp();
  client.settimeout(60s);
  client.connect(server.server_address());
  return client;
}

TEST(datagram_server, replies_from_its_address) {
  datagram_server server(any_port(), {.handle = reply});
  const serving beside(server);
  socket client = datagram_client_of(server);  // connected: it hears the server alone
  for (const char* text : {"first", "", "third"}) {
    client.sendall(bytes(text));
    EXPECT_EQ(recv_text(client), text);
  }
}

TEST(datagram_server, handles_one_datagram_at_a_time) {
  int handled = 0;
  datagram_server server(any_port(), {.handle = [&](data, auto&, auto&) { ++handled; }});
  socket client = datagram_client_of(server);
  client.sendall(bytes("1"));
  client.sendall(bytes("2"));
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(handled, 1);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(handled, 2);
  EXPECT_FALSE(server.handle_request(0s));
}

TEST(datagram_server, handles_the_longest_datagrams_whole) {
  std::size_t size = 0;
  datagram_server server(any_port(),
                         {.handle = [&](data request, auto&, auto&) { size = request.size(); }});
  datagram_server short_server(
      any_port(), {.handle = [&](data request, auto&, auto&) { size = request.size(); }},
      {.largest_datagram = 100});
  const std::vector<std::byte> longest(65507);
  for (auto* to : {&server, &short_server}) {
    socket client = datagram_client_of(*to);
    client.setsockopt(sockspec::so::sndbuf, 1 << 20);
    client.sendall(longest);
    EXPECT_TRUE(to->handle_request());
    EXPECT_EQ(size, to == &server ? 65507U : 100U);
  }
}

TEST(datagram_server, may_refuse_a_datagram) {
  int handled = 0;
  datagram_server server(
      any_port(),
      {.handle = [&](data, auto&, auto&) { ++handled; },
       .verify_request = [](data request, auto&) { return sockspec::text(request) == "good"; }});
  socket client = datagram_client_of(server);
  client.sendall(bytes("bad"));
  client.sendall(bytes("good"));
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(handled, 0);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(handled, 1);
}

TEST(datagram_server, survives_what_handle_throws) {
  int reported = 0;
  address of;
  datagram_server server(
      any_port(), {.handle = [](data, auto&, auto&) { throw std::runtime_error("no such tea"); },
                   .failures = {.handle_error = [&](auto&, const address& client) {
                     ++reported;
                     of = client;
                   }}});
  socket client = datagram_client_of(server);
  for (int i = 0; i != 2; ++i) client.sendall(bytes("x"));
  for (int i = 0; i != 2; ++i) EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(reported, 2);
  EXPECT_EQ(of, client.getsockname());
}

TEST(datagram_server, survives_a_client_that_has_gone) {
  datagram_server server(any_port(), {.handle = reply});
  const serving beside(server);
  socket gone = datagram_client_of(server);
  gone.sendall(bytes("x"));
  gone.close();
  socket client = datagram_client_of(server);
  client.sendall(bytes("y"));
  EXPECT_EQ(recv_text(client), "y");
}

TEST(datagram_server, handles_datagrams_at_the_same_time) {
  latch both(2);
  datagram_server server(any_port(),
                         {.handle =
                              [&](data request, const address& client, socket& from) {
                                both.arrive_and_wait();
                                reply(request, client, from);
                              }},
                         {.threads = 2});
  const serving beside(server);
  socket client = datagram_client_of(server);
  client.sendall(bytes("x"));
  client.sendall(bytes("x"));
  EXPECT_EQ(recv_text(client), "x");
  EXPECT_EQ(recv_text(client), "x");
}

}  // namespace
