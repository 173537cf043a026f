#pragma once
// A row: a contender's answer to a question, at one place.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "benchmarks/questions/question.hpp"
#include "benchmarks/results/row_name.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

struct row {
  const question* asked = nullptr;
  place at;
  answer own;
  answer reference;  // what it is compared with; its own, if it is the reference

  row_name name() const;
  bool is_reference() const noexcept { return own.contender == reference.contender; }
};

/// Every row there is here, those of one question and place together.
std::vector<row> all_rows();

/// The memory of a row and of its reference.
class payload {
 public:
  explicit payload(std::size_t size) : data_(size, std::byte{0x5a}), buffer_(size) {}

  transfer whole() noexcept { return {data_, buffer_}; }

 private:
  std::vector<std::byte> data_;
  std::vector<std::byte> buffer_;
};

}  // namespace sockspec::benchmarks
