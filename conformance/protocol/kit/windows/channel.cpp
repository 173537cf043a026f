#include "protocol/kit/channel.hpp"

#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <system_error>

namespace sockspec::driver {
namespace {

constexpr std::size_t read_size = 65'536;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// A duplicate that children do not inherit, without the translation of line ends.
int moved(int standard) {
  const HANDLE self = GetCurrentProcess();
  HANDLE copy = nullptr;
  if (!DuplicateHandle(self, reinterpret_cast<HANDLE>(_get_osfhandle(standard)), self, &copy, 0,
                       FALSE, DUPLICATE_SAME_ACCESS)) {
    throw std::system_error(static_cast<int>(GetLastError()), std::system_category(),
                            "cannot move a standard stream");
  }
  const int descriptor = _open_osfhandle(reinterpret_cast<std::intptr_t>(copy), _O_BINARY);
  if (descriptor == -1) fail("cannot move a standard stream");
  return descriptor;
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto most = static_cast<unsigned>(std::min<std::size_t>(bytes.size(), INT_MAX));
    const int count = _write(descriptor, bytes.data(), most);
    if (count == -1) std::_Exit(1);  // the runner is gone, and with it whom to tell
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

channel::channel() : input_(moved(0)), output_(moved(1)), buffer_(read_size, '\0') {
  const int null = _open("NUL", _O_RDWR);
  if (null == -1 || _dup2(null, 0) == -1 || _dup2(2, 1) == -1)
    fail("cannot replace the standard streams");
  _close(null);
}

std::size_t channel::read_some() {
  const int count = _read(input_, buffer_.data(), static_cast<unsigned>(buffer_.size()));
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void channel::write_line(std::string_view line) {
  write_all(output_, line);
}

}  // namespace sockspec::driver
