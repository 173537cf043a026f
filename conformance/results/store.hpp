#pragma once
// A run on disk: DIR/run.json (the stamp, and when the run has ended its findings and how it ended)
// and DIR/records.jsonl (one record or finding a line, appended as they come, so that a crash loses
// nothing).

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
/// later. Where a file-size limit is set, the process must ignore SIGXFSZ, or it dies of it.
class writer {
 public:
  /// Makes DIR, writes run.json and empties records.jsonl. Errors, here and below: store_error.
  writer(std::filesystem::path directory, const stamp&);
  void append(const record&);
  void append(const finding&);
  /// Writes what is known only at the end: the whole stamp, findings, whether it was interrupted.
  void finish(const run&);

 private:
  void append_line(const protocol::value&);

  std::filesystem::path directory_;
  std::ofstream records_;
};

/// Reads a directory that a writer wrote. A last line cut short by a crash is left out; a run that
/// was not finished is read as interrupted, with a finding that says so. Errors: store_error, with
/// file and line.
run read_run(const std::filesystem::path& directory);

}  // namespace sockspec::results
