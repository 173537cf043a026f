#pragma once
// One process at a time in a folder.

#include <filesystem>

namespace sockspec::benchmarks {

/// Held as long as it lives; the system lets go of it when a process dies.
/// Platforms: those with flock().
class folder_lock {
 public:
  /// Waits until no other process holds it. Errors: throws std::system_error
  explicit folder_lock(const std::filesystem::path& folder);
  folder_lock(const folder_lock&) = delete;
  folder_lock& operator=(const folder_lock&) = delete;
  ~folder_lock();

 private:
  int file_;
};

}  // namespace sockspec::benchmarks
