#pragma once
// The loop in which pieces are read from a connection that was made a file.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// A file made from the receiving end, which it owns. It reads one piece of so many bytes: the next
/// line, of which it knows the end only by the newline, or the next so many bytes.
/// Throws on failure, and if what it reads is of another size.
template <typename Reader>
concept piece_reader = std::constructible_from<Reader, socket> &&
    requires(Reader& from, std::size_t size) {
  from.read_piece(size);
};

/// One operation reads one piece. What is read was sent before, many pieces at once, by the same
/// code for all.
template <piece_reader Reader>
class read_pieces final : public work {
 public:
  /// \param piece  bytes, of which the last is a newline
  read_pieces(connection made, std::size_t piece)
      : sender_(std::move(made.one)), reader_(std::move(made.other)), piece_(piece) {
    const std::size_t pieces = std::max<std::size_t>(sent_at_once / piece, 1);
    block_.assign(pieces * piece, std::byte{'x'});
    for (std::size_t end = piece; end <= block_.size(); end += piece) {
      block_[end - 1] = std::byte{'\n'};
    }
  }

  void run(std::size_t times) override {
    while (times != 0) {
      const std::size_t pieces = std::min(times, block_.size() / piece_);
      sender_.sendall(std::span(block_).first(pieces * piece_));
      for (std::size_t i = 0; i != pieces; ++i) reader_.read_piece(piece_);
      times -= pieces;
    }
  }

 private:
  static constexpr std::size_t sent_at_once = 16 << 10;

  raw_end sender_;
  Reader reader_;
  std::size_t piece_;
  std::vector<std::byte> block_;
};

template <piece_reader Reader>
std::unique_ptr<work> make_reading_work(connection made, std::size_t piece) {
  return std::make_unique<read_pieces<Reader>>(std::move(made), piece);
}

}  // namespace sockspec::benchmarks
