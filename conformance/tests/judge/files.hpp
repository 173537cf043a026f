#pragma once
// Files and the messages about them.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/manifest_error.hpp"

namespace sockspec::conformance {

/// A folder of the test's own, gone when the test is done.
class test_folder {
 public:
  test_folder() { std::filesystem::create_directories(path_); }
  ~test_folder() { std::filesystem::remove_all(path_); }
  test_folder(const test_folder&) = delete;
  test_folder& operator=(const test_folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

 private:
  static std::filesystem::path unused() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    static std::atomic<int> made = 0;
    return std::filesystem::path(testing::TempDir()) /
           ("sockspec_" + std::string(test->test_suite_name()) + '_' + test->name() + '_' +
            std::to_string(++made));
  }

  std::filesystem::path path_ = unused();
};

/// What the action's manifest_error says; fails the test where there is none.
template <typename Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (const manifest_error& error) {
    return error.what();
  }
  ADD_FAILURE() << "no manifest_error";
  return {};
}

}  // namespace sockspec::conformance
