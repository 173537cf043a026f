#pragma once
// Files and histories that subcommands read and write: what goes wrong is told with the name.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/history/lines.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks::cli {

/// Errors: throws std::runtime_error, if it cannot be opened, or as read_benchmark_run
benchmark_run read_run(const std::filesystem::path&);

/// The whole file, in the place of what is there, in a folder that is made.
/// Errors: throws std::runtime_error, if not all of it is written
void write_file(const std::filesystem::path&, std::string_view content);

/// Where a history lies unless it is said.
inline constexpr const char* default_history = "branch:benchmark-history";

/// Several histories as one.
/// \param places  as of open_store()
history read_histories(const std::vector<std::string>& places);

}  // namespace sockspec::benchmarks::cli
