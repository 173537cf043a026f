#pragma once
// A path for a UNIX socket.

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "sockspec/address.hpp"

namespace sockspec::testing {

/// A name in a folder of its own, which goes with this object.
class unix_name {
 public:
  unix_name() {
    std::string pattern = ::testing::TempDir() + "sockspec-XXXXXX";
    if (::mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
    EXPECT_FALSE(folder_.empty());
  }
  ~unix_name() {
    std::error_code lost;
    std::filesystem::remove_all(folder_, lost);
  }
  unix_name(const unix_name&) = delete;
  unix_name& operator=(const unix_name&) = delete;

  address where() const { return address::unix_path(folder_ + "/s"); }

 private:
  std::string folder_;
};

}  // namespace sockspec::testing
