#pragma once
// What a program says of itself.

#include <string>
#include <vector>

#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

/// Runs a program, without input, to its end. Returns what it wrote on standard output, of which
/// 64 KiB are enough. Errors: std::runtime_error, which names the program and says what became of
/// it: could not be started, wrote more, did not end in time (it is killed), or ended with another
/// status than 0, with the tail of its standard error.
std::string output_of(io_loop&, const std::vector<std::string>& command, budget);

}  // namespace sockspec::protocol
