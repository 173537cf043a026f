#include "benchmarks/gate/self_test/slowdown.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

slowdown said(const char* text) {
  ::setenv(slowdown_variable, text, 1);
  return wanted_slowdown();
}

TEST(slowdown, is_none_unless_said) {
  ::unsetenv(slowdown_variable);
  EXPECT_EQ(wanted_slowdown().is, slowdown::kind::none);
  EXPECT_EQ(said("none").is, slowdown::kind::none);
}

TEST(slowdown, is_what_the_variable_says) {
  EXPECT_EQ(said("system_call").is, slowdown::kind::system_call);
  EXPECT_EQ(said("instructions").is, slowdown::kind::instructions);
  EXPECT_EQ(said("250").is, slowdown::kind::spin);
  EXPECT_EQ(said("250").steps, 250U);
}

TEST(slowdown, nonsense_is_refused) {
  EXPECT_THROW(said("slow"), std::invalid_argument);
  EXPECT_THROW(said("12x"), std::invalid_argument);
  EXPECT_THROW(said(""), std::invalid_argument);
}

}  // namespace
}  // namespace sockspec::benchmarks
