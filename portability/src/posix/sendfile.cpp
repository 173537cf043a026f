#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "posix/handle.hpp"
#include "result.hpp"
#include "sendfile_calls.hpp"

namespace sockspec {
namespace {

template <typename Call>
std::ptrdiff_t resumed(const Call& call) noexcept {
  for (;;) {
    const ssize_t count = call();
    if (count >= 0 || errno != EINTR) return count;
  }
}

}  // namespace

std::ptrdiff_t read_file_at(native_file file, std::uint64_t offset,
                            std::span<std::byte> into) noexcept {
  return resumed(
      [&] { return ::pread(file, into.data(), into.size(), static_cast<off_t>(offset)); });
}

std::ptrdiff_t read_file(native_file file, std::span<std::byte> into) noexcept {
  return resumed([&] { return ::read(file, into.data(), into.size()); });
}

std::optional<std::uint64_t> file_position(native_file file, std::error_code& ec) noexcept {
  const off_t position = ::lseek(file, 0, SEEK_CUR);
  if (position != -1) return static_cast<std::uint64_t>(position);
  if (errno != ESPIPE) fail(ec, errno);
  return std::nullopt;
}

bool set_file_position(native_file file, std::uint64_t position) noexcept {
  return ::lseek(file, static_cast<off_t>(position), SEEK_SET) != -1;
}

opened_file::opened_file(const std::filesystem::path& path) noexcept
    : file_(static_cast<native_file>(
          resumed([&] { return ssize_t{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}; }))) {}

opened_file::~opened_file() {
  if (is_open()) close_handle(file_);
}

}  // namespace sockspec
