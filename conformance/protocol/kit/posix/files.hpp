#pragma once
// Pipes, files and names in the scratch folder.

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "protocol/kit/executor.hpp"
#include "protocol/kit/handle_table.hpp"

namespace sockspec::driver {

/// A descriptor that is closed with its last owner.
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
  outcome pipe(call&);
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

outcome file_status(call&);
outcome unlink_name(call&);
outcome make_folder(call&);
outcome make_symlink(call&);
outcome change_mode(call&);

}  // namespace sockspec::driver
