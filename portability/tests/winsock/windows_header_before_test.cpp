// The public headers after <windows.h>, with all its macros.

#include <gtest/gtest.h>
// <windows.h> comes after it
// clang-format off
#include <winsock2.h>
#include <windows.h>
// clang-format on

#include <chrono>
#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

// As <windows.h> of MSVC defines them for C++, too; the headers above are done with them.
#undef min
#undef max
#define min(a, b) no_function_may_be_called_min
#define max(a, b) no_function_may_be_called_max

#include "every_header.hpp"

namespace {

TEST(headers, work_after_windows_h) {
  EXPECT_FALSE(sockspec::socket().is_open());
}

}  // namespace
