#pragma once
// The command line that starts a driver through `sockspec-launch`, which see:
// launch/sockspec_launch.c.

#include <filesystem>
#include <string>
#include <vector>

#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

/// What `sockspec-launch` writes first on standard error if it could not start the program.
inline constexpr const char* launcher_complaint = "sockspec-launch: ";

/// Its complaint goes on with this where the system gives it no network.
inline constexpr const char* own_network_option = "--own-network";

/// The file of the program that runs. Errors: std::runtime_error.
std::filesystem::path running_executable();

/// The launcher: beside the running executable, or in ../bin or ../libexec/sockspec from there.
/// Errors: std::runtime_error that names the places.
std::filesystem::path find_launcher();

/// The whole command line. Errors: as find_launcher, if `how` names no launcher.
std::vector<std::string> launcher_command(const launch& how);

}  // namespace sockspec::protocol
