#pragma once
// What strace and callgrind print. Pure functions.

#include <string_view>
#include <vector>

#include "benchmarks/counts/counts.hpp"

namespace sockspec::benchmarks {

/// The table of `strace -c`, also among other lines.
/// Errors: throws std::runtime_error, if there is none
system_calls read_strace_summary(std::string_view printed);

/// What `strace` prints of each call, cut at the calls of one kind, which are in no part.
std::vector<system_calls> read_strace_log(std::string_view printed, std::string_view cut_at);

/// The instructions that callgrind says on standard error to have seen ("Collected : 123").
/// Errors: throws std::runtime_error, if it does not say it
double read_collected_instructions(std::string_view printed);

/// The instructions of one of the files that callgrind writes ("totals: 123").
/// Errors: throws std::runtime_error, if there are none
double read_callgrind_totals(std::string_view file);

}  // namespace sockspec::benchmarks
