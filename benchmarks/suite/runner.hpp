#pragma once
// The program sockspec beside this one.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "benchmarks/suite/stored_run.hpp"

namespace sockspec::benchmarks {

/// Runs it to its end, which has to be a good one: nothing unexpected.
/// \param words  its arguments
/// \return how long it took
/// Errors: throws std::runtime_error with the command and how it ended instead
std::chrono::nanoseconds run_sockspec(const std::vector<std::string>& words);

/// What a run has left in its directory. Errors: throws std::runtime_error, if it cannot be read
stored_run read_stored_run(const std::filesystem::path& directory);

/// Errors: throws std::runtime_error, if it cannot be written
void write_stored_run(const stored_run&, const std::filesystem::path& directory);

}  // namespace sockspec::benchmarks
