#pragma once
// Programs that are measured beside ours, in processes of their own: other languages, and tools
// that measure.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {

/// What is compared of an operation.
enum class compared_time : bool { processor, elapsed };

struct bystander {
  std::string contender;
  std::string places;                // QUESTION/FAMILY/BYTES that it answers, a regular expression
  std::vector<std::string> command;  // to which FAMILY (if it wants it), BYTES and TIMES are added
  bool wants_family = true;
  compared_time compares = compared_time::processor;
  std::vector<std::string> there;  // succeeds where it can be used
};

/// All that there may be. Errors: throws std::runtime_error, if it cannot tell where this program
/// is
std::vector<bystander> bystanders();

/// Why it cannot be used here, empty if it can: "iperf3: cannot start iperf3: no such file".
std::string why_absent(const bystander&);

/// The places at which they are measured, unless said otherwise.
std::span<const std::string_view> places_beside() noexcept;

/// The command that does an operation so many times.
std::vector<std::string> command_of(const bystander&, const row_name& row, std::size_t times);

}  // namespace sockspec::benchmarks
