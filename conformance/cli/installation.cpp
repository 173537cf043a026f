#include "cli/installation.hpp"

#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "protocol/launcher.hpp"
#include "protocol/program_file.hpp"

namespace sockspec::conformance::cli {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& place) {
  std::error_code absent;
  return fs::exists(place, absent);
}

// Installed drivers are not in the path of commands: nobody types them.
fs::path folder_of_drivers(const fs::path& programs) {
  const auto apart = (programs / ".." / "libexec" / "sockspec").lexically_normal();
  return is_there(apart / protocol::program_file("sockspec-driver-native")) ? apart : programs;
}

// Installed, or of the source tree.
fs::path folder_of_data(const fs::path& programs, const std::string& name, const fs::path& source) {
  const auto installed = (programs / ".." / "share" / "sockspec" / name).lexically_normal();
  if (is_there(installed)) return installed;
  if (is_there(source)) return source;
  throw std::runtime_error("no " + name + " in " + installed.string() + ", nor in " +
                           source.string());
}

fs::path folder_of_targets(const fs::path& programs, std::string_view named) {
  if (!named.empty()) return named;
  try {
    return folder_of_data(programs, "targets", SOCKSPEC_SOURCE_TARGETS);
  } catch (const std::runtime_error& nowhere) {
    throw std::runtime_error(nowhere.what() +
                             std::string("; name their folder in the environment variable ") +
                             targets_variable);
  }
}

}  // namespace

installation find_installation(const fs::path& programs, std::string_view targets_named) {
  return {folder_of_drivers(programs), folder_of_targets(programs, targets_named)};
}

installation find_installation() {
  const char* named = std::getenv(targets_variable);
  return find_installation(protocol::running_executable().parent_path(),
                           named == nullptr ? "" : named);
}

fs::path find_sources() {
  return folder_of_data(protocol::running_executable().parent_path(), "sources",
                        SOCKSPEC_SOURCE_SOURCES);
}

}  // namespace sockspec::conformance::cli
