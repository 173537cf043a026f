#include "engine/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace sockspec::conformance {
namespace {

namespace fs = std::filesystem;

TEST(empty_folder, removes_all_that_is_in_it_and_keeps_it) {
  const scratch_folder scratch;
  const auto folder = scratch.make(0);
  fs::create_directories(folder / "a" / "b");
  std::ofstream(folder / "a" / "file") << "content";
  fs::create_symlink("/", folder / "root");
  EXPECT_EQ(empty_folder(folder), "");
  EXPECT_TRUE(fs::is_empty(folder));
  EXPECT_TRUE(fs::exists("/"));
  EXPECT_EQ(empty_folder(folder), "");
}

TEST(empty_folder, says_which_folder_cannot_be_read) {
  const scratch_folder scratch;
  const auto gone = scratch.make(0) / "gone";
  EXPECT_EQ(empty_folder(gone), gone.string() + " cannot be read: No such file or directory");
}

}  // namespace
}  // namespace sockspec::conformance
