#pragma once
// A file of the scratch folder, as the system has it.

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

#include "option_numbers.hpp"  // <winsock2.h>, which brings <windows.h>
#include "sockspec/sendfile.hpp"

namespace sockspec::driver {

class readable_file {
 public:
  /// Errors: std::system_error.
  explicit readable_file(const std::string& path)
      : file_(::CreateFileW(std::filesystem::path(path).c_str(), GENERIC_READ,
                            FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING,
                            FILE_ATTRIBUTE_NORMAL, nullptr)) {
    if (file_ == INVALID_HANDLE_VALUE) {
      throw std::system_error(static_cast<int>(::GetLastError()), std::system_category(), path);
    }
  }
  readable_file(const readable_file&) = delete;
  readable_file& operator=(const readable_file&) = delete;
  ~readable_file() { ::CloseHandle(file_); }

  native_file get() const { return file_; }
  void stand_at(std::uint64_t position) { moved(static_cast<std::int64_t>(position), FILE_BEGIN); }
  std::int64_t position() const { return moved(0, FILE_CURRENT); }

 private:
  std::int64_t moved(std::int64_t by, DWORD from) const {
    LARGE_INTEGER distance{};
    LARGE_INTEGER position{};
    distance.QuadPart = by;
    const BOOL done = ::SetFilePointerEx(file_, distance, &position, from);
    return done != 0 ? position.QuadPart : -1;
  }

  native_file file_;
};

}  // namespace sockspec::driver
