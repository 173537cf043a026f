// What is looked up: hosts, services, interfaces, and the name of this machine.

#include <gtest/gtest.h>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "sockspec/getnameinfo.hpp"
#include "sockspec/interface.hpp"

namespace sockspec::testing {
namespace {

std::error_code names(pace) {
  std::error_code ec;
  const auto found = getaddrinfo("127.0.0.1", "80", {.type = socket_type::stream}, ec);
  EXPECT_EQ(found.size(), ec ? 0U : 1U);
  if (ec) return ec;
  const auto [host, service] = getnameinfo(found[0].where, name_flags::numeric_host, ec);
  EXPECT_EQ(host, ec ? "" : "127.0.0.1");
  EXPECT_EQ(service.empty(), bool(ec));
  if (ec) return ec;
  const std::string own = gethostname(ec);
  EXPECT_EQ(own.empty(), bool(ec));
  return ec;
}

std::error_code interfaces(pace) {
  std::error_code ec;
  const auto all = if_nameindex(ec);
  EXPECT_EQ(all.empty(), bool(ec));
  if (ec) return ec;
  const std::uint32_t index = if_nametoindex(all[0].name, ec);
  EXPECT_EQ(index, ec ? 0U : all[0].index);
  if (ec) return ec;
  const std::string name = if_indextoname(index, ec);
  EXPECT_EQ(name, ec ? "" : all[0].name);
  return ec;
}

}  // namespace

stories_by_name stories_of_names() {
  return {{"names", names}, {"interfaces", interfaces}};
}

}  // namespace sockspec::testing
