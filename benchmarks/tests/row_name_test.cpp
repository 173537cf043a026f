#include "benchmarks/results/row_name.hpp"

#include <gtest/gtest.h>

namespace sockspec::benchmarks {
namespace {

const row_name example{"sendall_by_size", "tcp4", 65536, "raw_again"};

TEST(row_name, is_its_four_parts) {
  EXPECT_EQ(to_string(example), "sendall_by_size/tcp4/65536/raw_again");
}

TEST(row_name, is_read_as_it_is_written) {
  EXPECT_EQ(parse_row_name(to_string(example)), example);
}

TEST(row_name, other_names_are_none) {
  for (const char* other : {"", "a", "a/b/1", "a/b/1/c/d", "a/b/x/c", "a/b/1x/c", "a/b//c",
                            "/b/1/c", "a/b/1/", "a/b/-1/c", "a/b/99999999999999999999999/c"}) {
    EXPECT_EQ(parse_row_name(other), std::nullopt) << other;
  }
}

TEST(row_name, sizes_are_told_in_the_largest_unit_that_is_exact) {
  EXPECT_EQ(size_text(64), "64 B");
  EXPECT_EQ(size_text(1024), "1 KiB");
  EXPECT_EQ(size_text(1025), "1025 B");
  EXPECT_EQ(size_text(1536 * 1024), "1536 KiB");
  EXPECT_EQ(size_text(1 << 20), "1 MiB");
}

}  // namespace
}  // namespace sockspec::benchmarks
