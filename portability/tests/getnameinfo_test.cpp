#include "sockspec/getnameinfo.hpp"

#include <gtest/gtest.h>

#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"
#include "sockspec/getaddrinfo.hpp"

namespace {

using sockspec::address;
using sockspec::errc;
using sockspec::getnameinfo;
using sockspec::name_flags;

constexpr auto numbers = name_flags::numeric_host | name_flags::numeric_service;

TEST(getnameinfo, tells_numbers) {
  const auto [host, service] = getnameinfo(address::inet("127.0.0.1", 8080), numbers);
  EXPECT_EQ(host, "127.0.0.1");
  EXPECT_EQ(service, "8080");
  EXPECT_EQ(getnameinfo(address::inet6("2001:db8::1", 1), numbers).host, "2001:db8::1");
}

TEST(getnameinfo, keeps_the_scope) {
  const auto linked = address::inet6("fe80::1", 1, 2);
  const auto [host, service] = getnameinfo(linked, numbers);
  EXPECT_EQ(host, "fe80::1%2");
  EXPECT_EQ(address::inet6(host, 1), linked);
}

TEST(getnameinfo, tells_names_that_lead_back) {
  const auto local = address::inet("127.0.0.1", 80);
  const auto named = getnameinfo(local);
  EXPECT_FALSE(named.host.empty());
  EXPECT_EQ(named.service, "http");
  EXPECT_EQ(sockspec::getaddrinfo(std::nullopt, named.service).at(0).where.port(), 80);
  EXPECT_EQ(getnameinfo(local, numbers).host, "127.0.0.1");
}

TEST(getnameinfo, tells_the_number_of_a_service_without_a_name) {
  const auto unused = address::inet("127.0.0.1", 60999);
  EXPECT_EQ(getnameinfo(unused, name_flags::numeric_host).service, "60999");
}

TEST(getnameinfo, has_no_name_that_is_a_number) {
  std::error_code ec;
  const auto flags = name_flags::name_required | numbers;
  EXPECT_EQ(getnameinfo(address::inet("127.0.0.1", 80), flags, ec).host, "");
  EXPECT_EQ(ec, errc::name_not_found);
  EXPECT_EQ(ec.category(), sockspec::resolver_category());
}

TEST(getnameinfo, refuses_what_is_no_ip_address) {
  auto cut = address::inet("127.0.0.1", 80);
  cut.resize(4);
  for (const auto& where : {address(), address::unix_path("s"), cut}) {
    std::error_code ec;
    EXPECT_EQ(getnameinfo(where, numbers, ec).service, "");
    EXPECT_EQ(ec, errc::address_family_not_supported);
    EXPECT_THROW(getnameinfo(where), std::system_error);
  }
}

TEST(gethostname, tells_a_name) {
  const std::string name = sockspec::gethostname();
  EXPECT_FALSE(name.empty());
  EXPECT_EQ(name.find('\0'), name.npos);
}

}  // namespace
