#pragma once
// A run on disk: DIR/run.json and DIR/records.jsonl. Records are appended as they come, so that a
// crash loses nothing.

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "results/run.hpp"

namespace sockspec::results {

/// A file that cannot be written or read; what() names the file, the reason, and a way out.
class store_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Writes records as they come. Every failed write (a full disk) is an error at that write, never
/// later.
class writer {
 public:
  /// Makes DIR and writes run.json. Errors: store_error.
  writer(std::filesystem::path directory, const stamp&);
  void append(const record&);
  void append(const finding&);
  /// Writes what is known only at the end: findings, whether it was interrupted.
  void finish(const run&);

 private:
  std::filesystem::path directory_;
  std::ofstream records_;
};

/// Reads a directory that a writer wrote; a last line cut short by a crash is left out. Errors:
/// store_error, with file and line.
run read_run(const std::filesystem::path& directory);

}  // namespace sockspec::results
