#include "engine/environment.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "engine/placeholders.hpp"
#include "protocol/launcher.hpp"
#include "protocol/program_file.hpp"
#include "protocol/program_output.hpp"

namespace sockspec::conformance {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code absent;
  return fs::is_regular_file(path, absent);
}

bool is_in_path(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(protocol::between_folders_of_path()), folders.size());
    if (is_file(fs::path(folders.substr(0, end)) / name)) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

bool is_here(const std::string& program) {
  const auto file = protocol::program_file(program);
  return fs::path(program).has_parent_path() ? is_file(file) : is_in_path(file);
}

}  // namespace

std::string program_that_is_missing(const target& of, const installation& where) {
  const placeholders meant{where.programs, of.manifest.parent_path(), {}};
  for (const auto& word : of.needs) {
    const auto program = expand(word, meant);
    if (is_here(program)) continue;
    return "there is no " + fs::path(program).lexically_normal().string() +
           (of.install.empty() ? std::string() : "; to install: " + of.install);
  }
  return {};
}

environment::environment(const target& of, const installation& where) : of_(of), where_(where) {
  if (const auto missing = program_that_is_missing(of, where); !missing.empty()) {
    throw target_missing(missing);
  }
  if (of.up.empty()) return;
  try {
    run(of.up);
    is_up_ = true;
  } catch (const std::runtime_error& error) {
    throw driver_unusable(of.name + " does not come up: " + error.what());
  }
}

environment::~environment() {
  take_down();
}

std::string environment::take_down() {
  if (!is_up_ || of_.down.empty()) return {};
  is_up_ = false;
  try {
    run(of_.down);
    return {};
  } catch (const std::runtime_error& error) {
    return of_.name + " does not go down: " + error.what();
  }
}

// As a driver is started, with the target's variables.
void environment::run(const std::vector<std::string>& command) {
  const auto folder = scratch_.make(0);
  auto how = launch_of(of_, where_, folder);
  const placeholders meant{where_.programs, of_.manifest.parent_path(), folder};
  how.command.clear();
  for (const auto& word : command) how.command.push_back(expand(word, meant));
  how.preload.clear();
  protocol::output_of(loop_, protocol::launcher_command(how), of_.start_timeout);
}

}  // namespace sockspec::conformance
