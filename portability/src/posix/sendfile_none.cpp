// For systems without sendfile (NetBSD, OpenBSD).

#include "sendfile_calls.hpp"

namespace sockspec {

std::ptrdiff_t send_file_part(socket&, native_file, std::uint64_t, std::uint64_t) noexcept {
  errno = ENOSYS;
  return -1;
}

}  // namespace sockspec
