#pragma once
// Where this program and those beside it are.

#include <filesystem>
#include <string_view>

namespace sockspec::benchmarks {

/// The file of the program that runs. Errors: std::runtime_error.
std::filesystem::path own_program();

/// A program that was built, or installed, with this one. Errors: std::runtime_error, which names
/// the place and how to build it.
std::filesystem::path program_beside(std::string_view name);

}  // namespace sockspec::benchmarks
