#pragma once
// Files as the system's handles.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>

#include "sockspec/sendfile.hpp"

namespace sockspec::testing {

/// A file that is open for reading.
class readable_file {
 public:
  explicit readable_file(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_RDONLY)) {
    EXPECT_NE(file_, -1);
  }
  readable_file(const readable_file&) = delete;
  readable_file& operator=(const readable_file&) = delete;
  ~readable_file() { ::close(file_); }

  native_file get() const { return file_; }
  std::int64_t position() const { return ::lseek(file_, 0, SEEK_CUR); }
  void stand_at(std::int64_t position) { EXPECT_EQ(::lseek(file_, position, SEEK_SET), position); }

 private:
  native_file file_;
};

}  // namespace sockspec::testing
