#pragma once
// What is measured: one file for each question.

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "benchmarks/shapes/family.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// Where a question is asked.
struct place {
  family over = family::none;
  std::size_t bytes = 0;  // that one operation moves, unless the question says otherwise
};

/// How one contender answers a question at one place.
struct answer {
  std::string_view contender;
  /// Makes a work, with sockets of its own. The memory outlives it.
  /// Errors: throws std::system_error, or what a contender throws
  std::function<std::unique_ptr<work>(const transfer&)> make;
};

struct question {
  std::string_view name;  // in rows: snake_case
  std::string_view asks;  // in a sentence
  std::vector<place> places;
  /// Of those contenders that can. `raw` is the first: all others are compared with it. `raw_again`
  /// is the second.
  std::function<std::vector<answer>(const place&)> answers;
};

/// Each family with each size.
std::vector<place> cross(std::span<const family>, std::span<const std::size_t> sizes);

question send_and_recv_by_size();
question sendall_by_size();

/// All of them, in the order of their names.
const std::vector<question>& questions();

}  // namespace sockspec::benchmarks
