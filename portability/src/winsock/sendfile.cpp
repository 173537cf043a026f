#include <algorithm>

#include "result.hpp"
#include "sendfile_calls.hpp"

namespace sockspec {
namespace {

/// An operation that may go on in the background, at a place in a file; its event is closed with
/// it.
class operation_at {
 public:
  explicit operation_at(std::uint64_t offset) noexcept {
    state_.Offset = static_cast<DWORD>(offset);
    state_.OffsetHigh = static_cast<DWORD>(offset >> 32);
    state_.hEvent = ::CreateEventW(nullptr, TRUE, FALSE, nullptr);
  }
  operation_at(const operation_at&) = delete;
  operation_at& operator=(const operation_at&) = delete;
  ~operation_at() {
    const DWORD error = ::GetLastError();
    if (state_.hEvent != nullptr) ::CloseHandle(state_.hEvent);
    ::SetLastError(error);
  }

  bool is_ready() const noexcept { return state_.hEvent != nullptr; }
  OVERLAPPED* state() noexcept { return &state_; }
  /// How many bytes the system says were moved, also by what failed.
  std::ptrdiff_t moved() const noexcept { return static_cast<std::ptrdiff_t>(state_.InternalHigh); }

 private:
  OVERLAPPED state_{};
};

/// The end of a file is not an error of its own elsewhere.
std::ptrdiff_t settled(bool done, DWORD count) noexcept {
  if (done) return static_cast<std::ptrdiff_t>(count);
  const DWORD error = ::GetLastError();
  return error == ERROR_HANDLE_EOF || error == ERROR_BROKEN_PIPE ? 0 : -1;
}

/// How much of what is asked for the file has; TransmitFile would refuse to go beyond its end.
std::uint64_t available(native_file file, std::uint64_t offset, std::uint64_t most) noexcept {
  LARGE_INTEGER size{};
  if (::GetFileSizeEx(file, &size) == 0) return most;
  const auto end = static_cast<std::uint64_t>(size.QuadPart);
  return offset >= end ? 0 : std::min(most, end - offset);
}

}  // namespace

std::ptrdiff_t send_file_part(socket& to, native_file file, std::uint64_t offset,
                              std::uint64_t most) noexcept {
  if (to.gettimeout()) {
    ::WSASetLastError(WSAEOPNOTSUPP);
    return -1;
  }
  const std::uint64_t size = available(file, offset, most);
  if (size == 0) return 0;  // which TransmitFile takes for "all"
  operation_at sending(offset);
  if (!sending.is_ready()) return -1;
  const BOOL done = ::TransmitFile(to.fileno(), file, static_cast<DWORD>(size), 0, sending.state(),
                                   nullptr, TF_USE_KERNEL_APC);
  if (done == 0 && ::WSAGetLastError() != WSA_IO_PENDING) return -1;
  DWORD count = 0;
  DWORD unused = 0;
  if (::WSAGetOverlappedResult(to.fileno(), sending.state(), &count, TRUE, &unused) != 0) {
    return static_cast<std::ptrdiff_t>(count);
  }
  return sending.moved() > 0 ? sending.moved() : -1;
}

std::ptrdiff_t read_file_at(native_file file, std::uint64_t offset,
                            std::span<std::byte> into) noexcept {
  operation_at reading(offset);
  if (!reading.is_ready()) return -1;
  DWORD count = 0;
  bool done =
      ::ReadFile(file, into.data(), static_cast<DWORD>(into.size()), &count, reading.state()) != 0;
  if (!done && ::GetLastError() == ERROR_IO_PENDING) {
    done = ::GetOverlappedResult(file, reading.state(), &count, TRUE) != 0;
  }
  return settled(done, count);
}

std::ptrdiff_t read_file(native_file file, std::span<std::byte> into) noexcept {
  return read_file_at(file, 0, into);
}

file_place::file_place(native_file file, std::error_code& ec) noexcept : file_(file) {
  succeed(ec);
  LARGE_INTEGER position{};
  if (::GetFileType(file) != FILE_TYPE_DISK) return;
  if (::SetFilePointerEx(file, {}, &position, FILE_CURRENT) != 0) {
    stood_at_ = static_cast<std::uint64_t>(position.QuadPart);
  } else {
    fail(ec, last_file_error());
  }
}

bool file_place::move(std::uint64_t to) noexcept {
  LARGE_INTEGER position{};
  position.QuadPart = static_cast<LONGLONG>(to);
  return !exists() || ::SetFilePointerEx(file_, position, nullptr, FILE_BEGIN) != 0;
}

int last_file_error() noexcept {
  switch (const DWORD error = ::GetLastError()) {
    case ERROR_INVALID_HANDLE:
      return WSAEBADF;
    default:
      return static_cast<int>(error);
  }
}

opened_file::opened_file(const std::filesystem::path& path) noexcept
    : file_(::CreateFileW(path.c_str(), GENERIC_READ,
                          FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                          OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr)) {}

opened_file::~opened_file() {
  if (is_open()) ::CloseHandle(file_);
}

}  // namespace sockspec
