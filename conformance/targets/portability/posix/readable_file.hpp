#pragma once
// A file of the scratch folder, as the system has it.

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>

#include "sockspec/sendfile.hpp"

namespace sockspec::driver {

class readable_file {
 public:
  /// Errors: std::system_error.
  explicit readable_file(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ == -1) throw std::system_error(errno, std::generic_category(), path);
  }
  readable_file(const readable_file&) = delete;
  readable_file& operator=(const readable_file&) = delete;
  ~readable_file() { ::close(file_); }

  native_file get() const { return file_; }
  void stand_at(std::uint64_t position) { ::lseek(file_, static_cast<off_t>(position), SEEK_SET); }
  std::int64_t position() const { return ::lseek(file_, 0, SEEK_CUR); }

 private:
  native_file file_;
};

}  // namespace sockspec::driver
