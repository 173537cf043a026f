#include "protocol/check/manners.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace sockspec::protocol {
namespace {

using verdict = manner_result::verdict;

// Calls are made on sockets and spans: there are no raw numbers and no lengths that lie.
const std::set<std::string> inexpressible{"handle.can_be_a_number", "value.sees_broken_guards"};

TEST(portability_driver, keeps_every_manner) {
  const auto results = check_manners({.command = {SOCKSPEC_PORTABILITY_DRIVER}}, {});
  EXPECT_EQ(results.size(), manner_names().size());
  for (const manner_result& each : results) {
    const auto right = inexpressible.contains(each.name) ? verdict::skipped : verdict::passed;
    EXPECT_EQ(each.became, right) << each.name << ": " << each.seen;
  }
}

}  // namespace
}  // namespace sockspec::protocol
