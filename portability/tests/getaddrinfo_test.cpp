#include "sockspec/getaddrinfo.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"

namespace {

using sockspec::address;
using sockspec::address_family;
using sockspec::address_hints;
using sockspec::errc;
using sockspec::getaddrinfo;
using sockspec::lookup_flags;
using sockspec::socket_protocol;
using sockspec::socket_type;

constexpr address_hints streams{.type = socket_type::stream};

TEST(getaddrinfo, reads_a_numeric_address) {
  const auto found = getaddrinfo("127.0.0.1", "80", streams);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].family, address_family::inet);
  EXPECT_EQ(found[0].type, socket_type::stream);
  EXPECT_EQ(found[0].protocol, socket_protocol::tcp);
  EXPECT_EQ(found[0].where, address::inet("127.0.0.1", 80));
  EXPECT_EQ(found[0].canonical_name, "");
  EXPECT_EQ(getaddrinfo("::1", "80", streams).at(0).where, address::inet6("::1", 80));
}

TEST(getaddrinfo, finds_this_machine_without_a_host) {
  for (const auto& found : getaddrinfo(std::nullopt, "80", streams)) {
    EXPECT_TRUE(found.where == address::inet("127.0.0.1", 80) ||
                found.where == address::inet6("::1", 80));
  }
}

TEST(getaddrinfo, finds_the_wildcard_if_passive) {
  const auto found = getaddrinfo(std::nullopt, "80",
                                 {.family = address_family::inet,
                                  .type = socket_type::stream,
                                  .flags = lookup_flags::passive});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].where, address::inet("0.0.0.0", 80));
}

TEST(getaddrinfo, filters) {
  for (const auto& found :
       getaddrinfo("localhost", std::nullopt, {.family = address_family::inet})) {
    EXPECT_EQ(found.family, address_family::inet);
  }
  for (const auto& found :
       getaddrinfo("127.0.0.1", std::nullopt, {.protocol = socket_protocol::udp})) {
    EXPECT_EQ(found.type, socket_type::datagram);
    EXPECT_EQ(found.protocol, socket_protocol::udp);
  }
}

TEST(getaddrinfo, gives_the_canonical_name_to_the_first) {
  const auto found = getaddrinfo("127.0.0.1", "80", {.flags = lookup_flags::canonical_name});
  ASSERT_GT(found.size(), 1U);
  EXPECT_EQ(found[0].canonical_name, "127.0.0.1");
  EXPECT_EQ(found[1].canonical_name, "");
}

TEST(getaddrinfo, reports_what_is_not_found) {
  std::error_code ec;
  EXPECT_TRUE(getaddrinfo("localhost", "80", {.flags = lookup_flags::numeric_host}, ec).empty());
  EXPECT_EQ(ec, errc::name_not_found);
  EXPECT_EQ(ec.category(), sockspec::resolver_category());
  EXPECT_TRUE(getaddrinfo(std::nullopt, std::nullopt, {}, ec).empty());
  EXPECT_EQ(ec, errc::name_not_found);
  EXPECT_TRUE(getaddrinfo("127.0.0.1", "no-such-service", streams, ec).empty());
  EXPECT_EQ(ec, errc::service_not_supported);
  EXPECT_THROW(getaddrinfo(std::nullopt, std::nullopt), std::system_error);
}

TEST(getaddrinfo, finds_nothing_for_an_empty_host) {
  std::error_code ec;
  EXPECT_TRUE(getaddrinfo("", "80", streams, ec).empty());
  EXPECT_EQ(ec, errc::name_not_found);
}

TEST(getaddrinfo, refuses_a_protocol_of_another_type) {
  constexpr address_hints impossible[] = {
      {.type = socket_type::stream, .protocol = socket_protocol::udp},
      {.type = socket_type::datagram, .protocol = socket_protocol::tcp}};
  for (const address_hints& hints : impossible) {
    std::error_code ec;
    EXPECT_TRUE(getaddrinfo("127.0.0.1", "80", hints, ec).empty());
    EXPECT_EQ(ec, errc::socket_type_not_supported);
  }
}

TEST(getaddrinfo, gives_raw_sockets_the_protocol_that_is_asked_for) {
  const auto found = getaddrinfo("127.0.0.1", std::nullopt,
                                 {.type = socket_type::raw, .protocol = socket_protocol::udp});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].type, socket_type::raw);
  EXPECT_EQ(found[0].protocol, socket_protocol::udp);
}

TEST(getaddrinfo, takes_bytes_that_are_no_text_for_no_name) {
  std::error_code ec;
  EXPECT_TRUE(getaddrinfo("\xff\xfe", "80", {.flags = lookup_flags::numeric_host}, ec).empty());
  EXPECT_EQ(ec, errc::name_not_found);
}

TEST(getaddrinfo, refuses_ports_above_65535) {
  std::error_code ec;
  for (const char* port : {"65536", "65616", "99999999999999999999"}) {
    EXPECT_TRUE(getaddrinfo("127.0.0.1", port, streams, ec).empty());
    EXPECT_EQ(ec, errc::argument_rejected) << port;
  }
  EXPECT_EQ(getaddrinfo("127.0.0.1", "65535", streams).at(0).where.port(), 65535);
}

TEST(getaddrinfo, refuses_zero_bytes) {
  std::error_code ec;
  getaddrinfo(std::string_view("127.0.0.1\0.example", 18), "80", {}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  getaddrinfo("127.0.0.1", std::string_view("80\0", 3), {}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(getaddrinfo, refuses_flags_that_the_system_does_not_have) {
  std::error_code ec;
  getaddrinfo("127.0.0.1", "80", {.flags = static_cast<lookup_flags>(1U << 20)}, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(getaddrinfo, clears_the_error_on_success) {
  std::error_code ec = make_error_code(errc::io_error);
  EXPECT_FALSE(getaddrinfo("127.0.0.1", "80", streams, ec).empty());
  EXPECT_FALSE(ec);
}

}  // namespace
