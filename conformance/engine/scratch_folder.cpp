#include "engine/scratch_folder.hpp"

#include <random>
#include <string>
#include <system_error>

namespace sockspec::conformance {

// Short names: UNIX socket paths have little room, and abstract names are derived from it.
scratch_folder::scratch_folder() {
  const auto temporary = std::filesystem::temp_directory_path();
  std::random_device random;
  std::error_code error;
  for (int attempt = 0; attempt < 100; ++attempt) {
    path_ = temporary / ("sockspec-" + std::to_string(random()));
    if (std::filesystem::create_directory(path_, error)) return;
    if (error) break;
  }
  throw std::system_error(error, "cannot make a folder for scratch files in " + temporary.string() +
                                     "; set TMPDIR (TMP on Windows) to one that can be written");
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;  // what cannot be removed is left to the system's own cleaning
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path scratch_folder::make(int index) const {
  const auto folder = path_ / std::to_string(index);
  std::filesystem::create_directory(folder);
  return folder;
}

std::string empty_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  if (error) return folder.string() + " cannot be read: " + error.message();
  for (const auto& entry : entries) {
    std::filesystem::remove_all(entry.path(), error);
    if (error) return entry.path().string() + " cannot be removed: " + error.message();
  }
  return {};
}

}  // namespace sockspec::conformance
