#include "cli/installation.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/results/scratch_directory.hpp"

namespace sockspec::conformance::cli {
namespace {

using results::scratch_directory;

TEST(installation, drivers_lie_beside_the_program_that_was_built) {
  const scratch_directory folder;
  const auto found = find_installation(folder.path() / "bin", "");
  EXPECT_EQ(found.programs, folder.path() / "bin");
}

TEST(installation, installed_drivers_and_targets_lie_apart) {
  const scratch_directory folder;
  const auto drivers = folder.path() / "libexec" / "sockspec";
  const auto targets = folder.path() / "share" / "sockspec" / "targets";
  std::filesystem::create_directories(drivers);
  std::filesystem::create_directories(targets);
  std::ofstream(drivers / "sockspec-driver-native") << "a driver";
  const auto found = find_installation(folder.path() / "bin", "");
  EXPECT_EQ(found.programs, drivers);
  EXPECT_EQ(found.targets, targets);
}

TEST(installation, targets_can_be_named) {
  const scratch_directory folder;
  EXPECT_EQ(find_installation(folder.path(), "elsewhere").targets, "elsewhere");
}

TEST(installation, what_is_not_installed_has_the_targets_of_its_source) {
  const scratch_directory folder;
  const auto found = find_installation(folder.path() / "bin", "");
  EXPECT_TRUE(std::filesystem::exists(found.targets / "native" / "target.toml"));
}

}  // namespace
}  // namespace sockspec::conformance::cli
