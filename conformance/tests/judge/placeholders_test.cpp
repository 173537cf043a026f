#include "engine/placeholders.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace sockspec::conformance {
namespace {

const placeholders places{"/opt/bin", "/targets/x", "/tmp/${bin}"};

TEST(expand, replaces_every_placeholder) {
  EXPECT_EQ(expand("${bin}/driver", places), "/opt/bin/driver");
  EXPECT_EQ(expand("${folder}:${bin}:${folder}", places), "/targets/x:/opt/bin:/targets/x");
  EXPECT_EQ(expand("no placeholder", places), "no placeholder");
  EXPECT_EQ(expand("", places), "");
}

TEST(expand, does_not_look_at_what_it_put_in) {
  EXPECT_EQ(expand("${scratch}", places), "/tmp/${bin}");
}

TEST(expand, leaves_other_dollars_alone) {
  EXPECT_EQ(expand("$bin $ {bin} $", places), "$bin $ {bin} $");
}

TEST(expand, refuses_what_it_does_not_know) {
  EXPECT_THROW(expand("${home}", places), std::invalid_argument);
  EXPECT_THROW(expand("${}", places), std::invalid_argument);
  EXPECT_THROW(expand("${bin", places), std::invalid_argument);
}

}  // namespace
}  // namespace sockspec::conformance
