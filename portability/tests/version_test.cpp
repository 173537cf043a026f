#include "sockspec/version.hpp"

#include <gtest/gtest.h>

TEST(version, of_headers_and_library_agree_with_the_project) {
  EXPECT_EQ(sockspec::header_version, SOCKSPEC_PROJECT_VERSION);
  EXPECT_EQ(sockspec::library_version(), sockspec::header_version);
}
