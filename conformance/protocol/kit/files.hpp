#pragma once
// Files in the scratch folder, as the handles of calls.

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "protocol/kit/driver.hpp"
#include "protocol/kit/executor.hpp"
#include "protocol/kit/handle_table.hpp"

namespace sockspec::driver {

/// A file, or a pipe's end, that is closed with its last owner; the numbers are the C runtime's.
class descriptor {
 public:
  explicit descriptor(int number) : number_(number) {}
  ~descriptor();
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;

  int number() const { return number_; }  // also after it was closed
  int close();                            // as close(2)

 private:
  int number_;
  bool open_ = true;
};

class files {
 public:
  outcome open_file(call&);
  outcome read(call&);
  outcome write(call&);
  outcome close(call&);

  /// Whether the handle is one of a file or pipe, open or closed.
  bool has(const value& on) const;
  handle_table<descriptor>& handles() { return handles_; }

  /// Remembers the names that a call made: by bind to a UNIX path, open_file, mkdir or symlink.
  void note(const value& call, const value& result);
  /// Closes every file, removes every name that was made; returns the handles that were open.
  std::vector<int> close_all();

 private:
  handle_table<descriptor> handles_;
  std::mutex guard_;
  std::vector<std::string> made_;  // names, in the order of making
};

/// Adds read, write and close of files. Where the author has registered one, his handles stay his.
void share_with_files(std::map<std::string, registered_operation>& operations, files& own);

}  // namespace sockspec::driver
