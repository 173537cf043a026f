#pragma once
// What is wrong with a file that a person wrote.

#include <stdexcept>
#include <string>
#include <string_view>

namespace sockspec::conformance {

/// A manifest or deviations file that is wrong; what() begins with FILE:LINE:COLUMN (FILE alone
/// where the file cannot be read) and ends with a way out.
class manifest_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A word of the file, as messages quote it.
inline std::string in_quotes(std::string_view word) {
  return '"' + std::string(word) + '"';
}

}  // namespace sockspec::conformance
