#pragma once
// What one operation asks of the processor and of the system, counted instead of timed.

#include <map>
#include <optional>
#include <string>

#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// By kind, as strace names it: "sendto", "recvfrom".
using system_calls = std::map<std::string, double>;

struct counts {
  double instructions = 0;  // of the program, without the system's own
  system_calls calls;
};

/// Of one operation, from what the same program did with few of them and with many: what it does
/// to begin and to end is in neither. Kinds that are not more often in the second are left out.
/// \param operations  how many the second did more
/// Errors: throws std::invalid_argument, if that is none
counts of_one_operation(const counts& few, const counts& many, double operations);

double sum(const system_calls&);

/// "1 recvfrom, 1 sendto"; numbers that are not whole with two digits.
std::string to_string(const system_calls&);

/// As an entry of Google Benchmark's JSON, without times: the counters `instructions`, `syscalls`,
/// and `syscalls_NAME` for each kind.
measurement to_measurement(const std::string& row, const counts&, double operations);
/// The counts that an entry holds; none, if it has not been counted.
std::optional<counts> counts_of(const measurement&);

}  // namespace sockspec::benchmarks
