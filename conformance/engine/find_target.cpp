#include <system_error>

#include "engine/nearest_name.hpp"
#include "engine/target.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view manifest_name = "target.toml";

bool is_path(const std::string& name_or_path) {
  return name_or_path.find_first_of("/\\") != std::string::npos ||
         name_or_path.ends_with(".toml") || name_or_path == "." || name_or_path == "..";
}

}  // namespace

std::map<std::string, std::filesystem::path> find_targets(
    const std::filesystem::path& targets_folder) {
  std::map<std::string, std::filesystem::path> found;
  std::error_code error;
  std::filesystem::directory_iterator folders(targets_folder, error);
  if (error) {
    throw manifest_error(targets_folder.string() + ": cannot be read (" + error.message() +
                         "); it is the folder of the targets that come with sockspec");
  }
  for (const auto& folder : folders) {
    const auto manifest = folder.path() / manifest_name;
    if (std::filesystem::exists(manifest))
      found.emplace(folder.path().filename().string(), manifest);
  }
  return found;
}

target find_target(const std::string& name_or_path, const std::filesystem::path& targets_folder,
                   std::span<const std::string_view> clause_ids) {
  if (is_path(name_or_path)) {
    const std::filesystem::path path(name_or_path);
    const bool is_folder = std::filesystem::is_directory(path);
    return load_target(is_folder ? path / manifest_name : path, clause_ids);
  }
  const auto targets = find_targets(targets_folder);
  const auto found = targets.find(name_or_path);
  if (found != targets.end()) return load_target(found->second, clause_ids);
  std::vector<std::string_view> names;
  for (const auto& [name, manifest] : targets) names.push_back(name);
  throw manifest_error("unknown target \"" + name_or_path + "\"; " +
                       name_advice(name_or_path, names) +
                       ". Give one of these, or the path of a manifest");
}

}  // namespace sockspec::conformance
