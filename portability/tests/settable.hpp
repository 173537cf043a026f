#pragma once
// What tests of options do to each.

#include <gtest/gtest.h>

#include "sockspec/socket.hpp"

namespace sockspec::testing {

/// Sets a value that is not the option's own at first, and reads it back.
template <typename Value>
void expect_settable(socket s, sockspec::option<Value> name, Value value) {
  EXPECT_NE(s.getsockopt(name), value);
  s.setsockopt(name, value);
  EXPECT_EQ(s.getsockopt(name), value);
}

}  // namespace sockspec::testing
