#include "benchmarks/gate/folder_lock.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace sockspec::benchmarks {
namespace {

namespace fs = std::filesystem;

class folder_lock_test : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  /// Whether another process would get it now.
  bool is_free() const {
    const int file = ::open((folder_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    const bool got = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return got;
  }

  fs::path folder_ = fs::temp_directory_path() / ("sockspec-lock-" + std::to_string(::getpid()));
};

TEST_F(folder_lock_test, is_held_by_one_as_long_as_it_lives) {
  EXPECT_TRUE(is_free());
  {
    const folder_lock held(folder_);
    EXPECT_FALSE(is_free());
  }
  EXPECT_TRUE(is_free());
}

TEST_F(folder_lock_test, a_folder_that_is_not_there_cannot_be_held) {
  EXPECT_THROW(folder_lock(folder_ / "nowhere"), std::system_error);
}

}  // namespace
}  // namespace sockspec::benchmarks
