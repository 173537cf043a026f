#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/deviation.hpp"

namespace sockspec::conformance {
namespace {

const versions measured{
    .target = "socket_wrapper 1.3.5", .kernel = "Linux 6.18.44-generic", .host = ""};

TEST(holds, without_bounds) {
  EXPECT_TRUE(holds("", measured));
  EXPECT_TRUE(holds("", {}));
}

TEST(holds, compares_numbers_and_not_text) {
  EXPECT_TRUE(holds("kernel >= 6.9", measured));
  EXPECT_FALSE(holds("kernel < 6.9", measured));
  EXPECT_TRUE(holds("kernel > 6.18", measured));
  EXPECT_TRUE(holds("kernel < 6.18.45", measured));
  EXPECT_TRUE(holds("kernel<=6.18.44", measured));
  EXPECT_FALSE(holds("kernel < 6.18.44", measured));
}

TEST(holds, takes_missing_parts_for_zero) {
  EXPECT_TRUE(holds("target == 2", {.target = "2.0.0", .kernel = {}, .host = {}}));
  EXPECT_TRUE(holds("target == 2.0.0", {.target = "2", .kernel = {}, .host = {}}));
  EXPECT_FALSE(holds("target == 2.1", {.target = "2", .kernel = {}, .host = {}}));
}

TEST(holds, needs_every_bound) {
  EXPECT_TRUE(holds("kernel >= 6.1, target < 1.4", measured));
  EXPECT_FALSE(holds("kernel >= 6.1, target < 1.3", measured));
  EXPECT_FALSE(holds("kernel < 6.1,target < 1.4", measured));
}

TEST(holds, takes_the_number_that_ends_no_word) {
  const versions named{.target = "ipv6_stack4 3.2", .kernel = {}, .host = {}};
  EXPECT_TRUE(holds("target == 3.2", named));
  EXPECT_TRUE(holds("target == 3", {.target = "version 3.", .kernel = {}, .host = {}}));
}

TEST(holds, takes_a_number_beyond_measure_for_the_greatest) {
  const versions dated{.target = "99999999999999999999.1", .kernel = {}, .host = {}};
  EXPECT_TRUE(holds("target > 20240817", dated));
}

TEST(holds, is_false_where_the_version_is_not_known) {
  EXPECT_FALSE(holds("host >= 0", measured));
  EXPECT_FALSE(holds("host < 100", measured));
  EXPECT_FALSE(holds("target < 100", {.target = "from git", .kernel = {}, .host = {}}));
}

TEST(holds, refuses_what_it_cannot_read) {
  for (const auto* when :
       {"6.1", "kernel", "kernel 6.1", "kernel => 6.1", "kernel >=", "kernel >= six",
        "kernel >= 6.1.", "kernel >= 6.1-rc1", "kernell >= 6.1", "kernel >= 6.1,", ",", " ",
        "kernel >= 6.1 target < 1.4", "kernel != 6"}) {
    EXPECT_THROW(holds(when, measured), std::invalid_argument) << when;
  }
}

}  // namespace
}  // namespace sockspec::conformance
