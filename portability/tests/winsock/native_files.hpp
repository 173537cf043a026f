#pragma once
// Files as the system's handles.

#include <gtest/gtest.h>
// <windows.h> comes after it
// clang-format off
#include <winsock2.h>
#include <windows.h>
// clang-format on

#include <cstdint>
#include <filesystem>

#include "sockspec/sendfile.hpp"

namespace sockspec::testing {

/// A file that is open for reading.
class readable_file {
 public:
  explicit readable_file(const std::filesystem::path& path)
      : file_(::CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                            FILE_ATTRIBUTE_NORMAL, nullptr)) {
    EXPECT_NE(file_, INVALID_HANDLE_VALUE);
  }
  readable_file(const readable_file&) = delete;
  readable_file& operator=(const readable_file&) = delete;
  ~readable_file() { ::CloseHandle(file_); }

  native_file get() const { return file_; }
  std::int64_t position() const { return moved(0, FILE_CURRENT); }
  void stand_at(std::int64_t position) { EXPECT_EQ(moved(position, FILE_BEGIN), position); }

 private:
  std::int64_t moved(std::int64_t by, DWORD from) const {
    LARGE_INTEGER distance{};
    LARGE_INTEGER position{};
    distance.QuadPart = by;
    EXPECT_NE(::SetFilePointerEx(file_, distance, &position, from), 0);
    return position.QuadPart;
  }

  native_file file_;
};

}  // namespace sockspec::testing
