#pragma once
// Counting what programs of ours do, with callgrind (user instructions) and strace (system calls).

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/counts/counts.hpp"

namespace sockspec::benchmarks {

/// Why nothing can be counted here, with a way out: "strace is not installed; ci/setup --for
/// rivals", "strace may trace nothing here: ..."; empty if it can.
std::string why_not_counted();

/// How many operations are counted: those that a second run does more.
inline constexpr int counted_operations = 100;

/// Added to the environment of what is counted.
using variables = std::vector<std::pair<std::string, std::string>>;

/// All that a program does from its start to its end.
/// Errors: throws std::runtime_error, if it fails, or a tool says nothing
counts count_program(const std::vector<std::string>& command, const variables& environment = {});

/// One operation of a row.
/// \param repeat_row  the program of that name, of whatever revision
/// Errors: throws std::runtime_error, if the row is none or fails, or a tool says nothing
counts count_row(const std::filesystem::path& repeat_row, const std::string& row,
                 const variables& environment = {});

/// Its system calls alone, which takes a quarter of the time.
system_calls count_row_calls(const std::filesystem::path& repeat_row, const std::string& row);

/// A call of the layer beside the system's own.
struct call_counts {
  std::string name;     // "send with a timeout"
  double promised = 0;  // instructions that the layer adds at most
  double operations = 0;
  counts raw, layer;  // of one operation

  double added() const noexcept { return layer.instructions - raw.instructions; }
};

/// \param count_calls  the program of that name
/// Errors: as count_row
std::vector<call_counts> count_all_calls(const std::filesystem::path& count_calls);

/// "call/send_with_a_timeout/64/portability": such a call as a row.
std::string call_row(const call_counts&, const std::string& contender);

}  // namespace sockspec::benchmarks
