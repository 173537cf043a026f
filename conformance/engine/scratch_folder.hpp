#pragma once
// The folder for a run's scratch folders: made under the system's folder for temporary files,
// removed at the end.

#include <filesystem>
#include <string>

namespace sockspec::conformance {

class scratch_folder {
 public:
  /// Errors: std::system_error, if none can be made.
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  /// A new folder inside.
  std::filesystem::path make(int index) const;

 private:
  std::filesystem::path path_;
};

/// Removes all that is in a folder. Returns what cannot be removed, and why; else nothing.
std::string empty_folder(const std::filesystem::path&);

}  // namespace sockspec::conformance
