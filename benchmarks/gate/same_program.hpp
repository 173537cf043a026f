#pragma once
// Whether two programs can differ at all.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sockspec::benchmarks {

/// The program's file, and those of the shared libraries that it would load here, as `ldd` says;
/// the program alone, where nothing says more.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& program);

/// FNV-1a of 64 bits, in hexadecimal: names a build in reports. Errors: std::runtime_error, if the
/// file cannot be read.
std::string hash_of(const std::filesystem::path& file);

/// Byte for byte the same program with the same libraries. Errors: std::runtime_error, if a file
/// cannot be read.
bool same_program(const std::filesystem::path&, const std::filesystem::path&);

}  // namespace sockspec::benchmarks
