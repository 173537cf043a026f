#include "benchmarks/shapes/file_shapes.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sockspec::benchmarks {
namespace {

/// Reads pieces with plain calls and notes what they are.
struct noting_reader {
  explicit noting_reader(socket from) : from_(std::move(from)) {}

  void read_piece(std::size_t size) {
    std::vector<std::byte> piece(size);
    for (std::size_t have = 0; have != size;) have += from_.recv(std::span(piece).subspan(have));
    ++pieces;
    newlines += std::ranges::count(piece, std::byte{'\n'});
    ends_in_newline = ends_in_newline && piece.back() == std::byte{'\n'};
  }

  inline static std::size_t pieces = 0;
  inline static std::ptrdiff_t newlines = 0;
  inline static bool ends_in_newline = true;

 private:
  socket from_;
};

class pieces : public ::testing::TestWithParam<std::size_t> {};

TEST_P(pieces, each_is_a_line_and_as_many_are_sent_as_are_read) {
  constexpr std::size_t times = 1000;
  noting_reader::pieces = 0;
  noting_reader::newlines = 0;
  noting_reader::ends_in_newline = true;
  make_reading_work<noting_reader>(connect_pair(family::unix_stream), GetParam())->run(times);
  EXPECT_EQ(noting_reader::pieces, times);
  EXPECT_EQ(noting_reader::newlines, static_cast<std::ptrdiff_t>(times));
  EXPECT_TRUE(noting_reader::ends_in_newline);
}

INSTANTIATE_TEST_SUITE_P(sizes, pieces, ::testing::Values(64, 100, 1 << 10, 64 << 10));

}  // namespace
}  // namespace sockspec::benchmarks
