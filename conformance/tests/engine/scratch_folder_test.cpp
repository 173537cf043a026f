#include "engine/scratch_folder.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <system_error>

namespace sockspec::conformance {
namespace {

namespace fs = std::filesystem;

TEST(empty_folder, removes_all_that_is_in_it_and_keeps_it) {
  const scratch_folder scratch;
  const auto folder = scratch.make(0);
  fs::create_directories(folder / "a" / "b");
  std::ofstream(folder / "a" / "file") << "content";
  EXPECT_EQ(empty_folder(folder), "");
  EXPECT_TRUE(fs::is_empty(folder));
  EXPECT_EQ(empty_folder(folder), "");
}

TEST(empty_folder, follows_no_links) {
  const scratch_folder scratch;
  const auto folder = scratch.make(0), other = scratch.make(1);
  std::ofstream(other / "file") << "content";
  std::error_code refused;
  fs::create_directory_symlink(other, folder / "link", refused);
  if (refused) GTEST_SKIP() << "no links can be made here: " << refused.message();
  EXPECT_EQ(empty_folder(folder), "");
  EXPECT_TRUE(fs::is_empty(folder));
  EXPECT_TRUE(fs::exists(other / "file"));
}

TEST(empty_folder, says_which_folder_cannot_be_read) {
  const scratch_folder scratch;
  const auto gone = scratch.make(0) / "gone";
  EXPECT_THAT(empty_folder(gone), testing::StartsWith(gone.string() + " cannot be read: "));
}

}  // namespace
}  // namespace sockspec::conformance
