#pragma once
// The transcript of a cell: one line a call, in the order in which they returned.

#include <chrono>
#include <string>
#include <vector>

#include "engine/seen.hpp"

namespace sockspec::conformance {

class transcript {
 public:
  transcript() : start_(std::chrono::steady_clock::now()) {}

  void call(const seen&);
  void note(role who, std::string_view text);
  const std::vector<std::string>& lines() const { return lines_; }
  /// The operations that the subject was asked for.
  const std::vector<op>& operations() const { return operations_; }

 private:
  void add(std::string_view who, std::string_view text);

  std::chrono::steady_clock::time_point start_;
  std::vector<std::string> lines_;
  std::vector<op> operations_;
};

/// "connect #1 127.0.0.1:40113".
std::string to_string(const request&);

}  // namespace sockspec::conformance
