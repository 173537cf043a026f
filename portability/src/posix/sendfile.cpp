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

bool file_place::move(std::uint64_t to) noexcept {
  return !exists_ || ::lseek(file_, static_cast<off_t>(to), SEEK_SET) != -1;
}

opened_file::opened_file(const std::filesystem::path& path) noexcept
    : file_(static_cast<native_file>(
          resumed([&] { return ssize_t{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}; }))) {}

opened_file::~opened_file() {
  if (is_open()) close_handle(file_);
}

}  // namespace sockspec
