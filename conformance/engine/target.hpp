#pragma once
// A target: an environment in which an implementation runs, as its manifest (target.toml) describes
// it.

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/deviation.hpp"
#include "engine/document.hpp"
#include "engine/manifest_error.hpp"
#include "matrix/kind.hpp"
#include "matrix/lacking.hpp"

namespace sockspec::conformance {

/// What is judged, where the driver's hello cannot say it: what lies below the driver.
struct implementation_named {
  std::string name;
  std::vector<std::string> version;  // a command that prints it; placeholders as in target::command
};

struct target {
  std::string name;                  // "native": of the folder
  std::string title;                 // one line for people
  std::filesystem::path manifest;    // absolute: drivers have a working directory of their own
  std::vector<std::string> command;  // the subject's driver; ${bin} stands for the folder of
                                     // sockspec's programs, ${folder} for the manifest's
  std::vector<std::pair<std::string, std::string>>
      environment;                   // ${scratch} stands for the pair's scratch folder, too
  std::vector<std::string> preload;  // libraries that are loaded under the driver
  std::vector<std::string> needs;    // programs that must be there: names, or paths
  std::string install;  // what people install where one of these is missing; empty: not said
  std::vector<std::string> up, down;  // commands before the first driver and after the last one;
                                      // empty: there is nothing to do
  std::optional<implementation_named> implementation;  // none: the hello says it
  bool peer_is_native =
      true;  // otherwise the peer is a second driver of the same command and environment
  document_chain follows;
  std::string stands_on;  // the target below, whose failures are inherited; empty where none
  std::vector<kind> requires_kinds;  // there, `unsupported` is unexpected
  lacking lacks;                     // of the platform; the driver must not have it
  bool own_network = false;          // its drivers can be started in a network of their own
  std::string
      inet_address;  // where the subject binds; empty: an address of 127/8 of the pair's own
  std::string inet6_address;  // the same for IPv6; empty: ::1
  std::chrono::nanoseconds start_timeout{};
  std::filesystem::path deviations_file;  // there may be none as yet
  std::vector<deviation> deviations;
};

/// `clause_ids` are all that there are: deviations from others are errors, unless it is empty.
/// Errors: manifest_error.
target load_target(const std::filesystem::path& manifest,
                   std::span<const std::string_view> clause_ids = {});

/// The targets that come with sockspec, by name.
std::map<std::string, std::filesystem::path> find_targets(
    const std::filesystem::path& targets_folder);
/// By name, or by the path of a manifest outside this repository or of its folder. Errors:
/// manifest_error, which lists the names that there are.
target find_target(const std::string& name_or_path, const std::filesystem::path& targets_folder,
                   std::span<const std::string_view> clause_ids = {});

}  // namespace sockspec::conformance
