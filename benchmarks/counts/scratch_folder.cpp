#include "benchmarks/counts/scratch_folder.hpp"

#include <stdlib.h>  // mkdtemp is POSIX's, not the C++ standard's

#include <cerrno>
#include <string>
#include <system_error>

namespace sockspec::benchmarks {

scratch_folder::scratch_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "sockspec-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "cannot make " + name);
  }
  path_ = name;
}

scratch_folder::~scratch_folder() {
  std::error_code left_behind;  // temporary files are others' to clean, too
  std::filesystem::remove_all(path_, left_behind);
}

}  // namespace sockspec::benchmarks
