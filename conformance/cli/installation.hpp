#pragma once
// Where sockspec's programs and targets are.

#include <filesystem>
#include <string_view>

#include "engine/session.hpp"

namespace sockspec::conformance::cli {

/// The environment variable that names a folder of targets to use instead of sockspec's own.
inline constexpr const char* targets_variable = "SOCKSPEC_TARGETS";

/// The programs lie beside the running one, or in ../libexec/sockspec from there; the targets in
/// the folder that SOCKSPEC_TARGETS names, or in ../share/sockspec/targets (installed), or in the
/// source tree that it was built from. Errors: std::runtime_error, naming the places.
installation find_installation();

/// The same for a program in that folder; `targets_named` may be empty.
installation find_installation(const std::filesystem::path& programs,
                               std::string_view targets_named);

/// The folder of the documents' inventories: ../share/sockspec/sources from the running program, or
/// that of the source tree. Errors: std::runtime_error, naming the places.
std::filesystem::path find_sources();

}  // namespace sockspec::conformance::cli
