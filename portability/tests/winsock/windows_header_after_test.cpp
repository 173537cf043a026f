// The public headers before <windows.h>, which come through unchanged.

#include "every_header.hpp"
// it comes after ours, that is the point
// clang-format off
#include <winsock2.h>
#include <windows.h>
// clang-format on

#include <gtest/gtest.h>

namespace {

static_assert(sockspec::invalid_handle == INVALID_SOCKET);
static_assert(sizeof(sockspec::native_handle) == sizeof(SOCKET));

TEST(headers, work_before_windows_h) {
  EXPECT_EQ(sockspec::address::inet("127.0.0.1", 80).port(), 80);
}

}  // namespace
