#include "benchmarks/machine/host.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "benchmarks/machine/sha256.hpp"
#include "sockspec/version.hpp"

namespace sockspec::benchmarks {
namespace {

std::string kernel() {
  utsname name{};
  if (::uname(&name) < 0) return "unknown";
  return fmt::format("{} {} {}", name.sysname, name.release, name.machine);
}

/// As Linux tells it, where it does.
std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown";
}

std::string load() {
  std::array<double, 3> averages{};
  if (::getloadavg(averages.data(), static_cast<int>(averages.size())) < 0) return "unknown";
  return fmt::format("{:.2f} {:.2f} {:.2f}", averages[0], averages[1], averages[2]);
}

constexpr std::string_view compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#elif defined(__GNUC__)
  return "g++ " __VERSION__;
#else
  return "unknown";
#endif
}

/// Of the program's own file: figures of the same program need no comparing.
/// \param called  how it was called, where the system does not tell what runs
std::string own_digest(const std::filesystem::path& called) {
  const std::filesystem::path running("/proc/self/exe");
  try {
    return sha256_of_file(std::filesystem::exists(running) ? running : called);
  } catch (const std::exception& failure) {
    return fmt::format("unknown: {}", failure.what());
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> host_environment(const std::string& program) {
  return {{"sockspec", std::string(library_version())},
          {"kernel", kernel()},
          {"processor", processor()},
          {"compiler", std::string(compiler())},
          {"build_type", SOCKSPEC_BUILD_TYPE},
          {"load", load()},
          {"program_sha256", own_digest(program)}};
}

}  // namespace sockspec::benchmarks
