#pragma once
// What a way through a proxy or a tunnel costs, with the straight way measured by turns: its raw
// twin.

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "benchmarks/path/near_end.hpp"
#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks {

/// How much is measured.
struct path_effort {
  std::size_t rounds = 15;                  // each measures every way once
  std::chrono::nanoseconds shortest_slice;  // of transfers and round trips
  std::size_t connections;                  // in a slice; each leaves a port waiting for a minute
};

constexpr path_effort whole_effort{15, std::chrono::milliseconds(40), 20};
constexpr path_effort brief_effort{2, std::chrono::milliseconds(1), 2};

/// Three questions (path_throughput of 64 KiB and 1 MiB, path_round_trip, path_connect), each
/// answered by the straight way, as `raw` and as `raw_again`, and by the other, as `through`. Times
/// are of the clock: what is under test runs in processes of its own.
/// \param told  is called with what is measured next
/// Errors: throws std::runtime_error with the name of the way, as near_end
measures compare_paths(const way& straight, const way& through, const identity& far,
                       const path_effort&, const std::function<void(const std::string&)>& told);

}  // namespace sockspec::benchmarks
