#pragma once
// Where a history lies: a folder, or a branch of the git repository that this process works in.

#include <memory>
#include <string>
#include <string_view>

#include "benchmarks/history/lines.hpp"

namespace sockspec::benchmarks {

class line_store {
 public:
  virtual ~line_store() = default;
  line_store() = default;
  line_store(const line_store&) = delete;
  line_store& operator=(const line_store&) = delete;

  virtual bool exists() const = 0;
  /// Errors: throws std::runtime_error, if it is not there or cannot be read
  virtual file_lines read() const = 0;
  /// Adds lines behind those that are there; makes the store if need be. A half-written last line
  /// stays a line of its own.
  /// Errors: throws std::runtime_error, if not all of it was written
  virtual void append(const file_lines&, const std::string& why) = 0;
  /// Files with these lines in the place of those of the same names; others stay.
  /// Errors: as append
  virtual void replace(const file_lines&, const std::string& why) = 0;
};

/// \param place  "branch:NAME", or the path of a folder
/// Errors: throws std::invalid_argument, if the branch's name is none
std::unique_ptr<line_store> open_store(std::string_view place);

}  // namespace sockspec::benchmarks
