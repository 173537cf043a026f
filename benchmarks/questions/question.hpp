#pragma once
// What is measured: one file for each question.

#include <cstddef>
#include <span>
#include <string_view>

#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/stream_work.hpp"

namespace sockspec::benchmarks {

/// An operation over a stream, asked for every family and size.
struct question {
  std::string_view name;
  std::string_view asks;  // in a sentence
  std::span<const stream_family> families;
  std::span<const std::size_t> sizes;  // bytes that one operation moves
  stream_operation operation;
};

const question& sendall_by_size() noexcept;
const question& send_and_recv_by_size() noexcept;

/// All of them.
std::span<const question* const> questions() noexcept;

}  // namespace sockspec::benchmarks
