#pragma once
// A file that goes with the test.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace sockspec::testing {

class temporary_file {
 public:
  explicit temporary_file(std::string_view content) {
    std::ofstream out(path_, std::ios::binary);
    out << content;
    EXPECT_TRUE(out.good());
  }
  temporary_file(const temporary_file&) = delete;
  temporary_file& operator=(const temporary_file&) = delete;
  ~temporary_file() {
    std::error_code lost;
    std::filesystem::remove(path_, lost);
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  // Tests run one at a time in a process, and each in one of its own or in turn.
  std::filesystem::path path_ =
      std::filesystem::path(::testing::TempDir()) /
      ("sockspec-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
       "-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
       std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

}  // namespace sockspec::testing
