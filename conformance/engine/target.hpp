#pragma once
// A target: an environment in which an implementation runs, as its manifest (target.toml) describes
// it.

#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/deviation.hpp"
#include "engine/document.hpp"
#include "matrix/kind.hpp"

namespace sockspec::conformance {

/// A manifest or deviations file that is wrong; what() begins with FILE:LINE:COLUMN and ends with a
/// way out.
class manifest_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct target {
  std::string name;   // "native": of the folder
  std::string title;  // one line for people
  std::filesystem::path manifest;
  std::vector<std::string> command;  // the subject's driver; ${bin} stands for the folder of
                                     // sockspec's programs, ${folder} for the manifest's
  std::vector<std::pair<std::string, std::string>>
      environment;  // ${scratch} stands for the pair's scratch folder, too
  bool peer_is_native =
      true;  // otherwise the peer is a second driver of the same command and environment
  document_chain follows;
  std::string stands_on;  // the target below, whose failures are inherited; empty where none
  std::vector<kind> requires_kinds;  // there, `unsupported` is unexpected
  std::string
      inet_address;  // where the subject binds; empty: an address of 127/8 of the pair's own
  std::chrono::nanoseconds start_timeout{};
  std::vector<deviation> deviations;
};

/// Errors: manifest_error.
target load_target(const std::filesystem::path& manifest);

/// The targets that come with sockspec, by name.
std::map<std::string, std::filesystem::path> find_targets(
    const std::filesystem::path& targets_folder);
/// By name, or by the path of a manifest outside this repository. Errors: manifest_error, which
/// lists the names that there are.
target find_target(const std::string& name_or_path, const std::filesystem::path& targets_folder);

}  // namespace sockspec::conformance
