// The length goes in and the count comes out by one argument, also on failure: what was sent before
// a signal or a full buffer counts, or it would be sent again. SO_NOSIGPIPE is set on the handle.

#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "sendfile_calls.hpp"

namespace sockspec {

std::ptrdiff_t send_file_part(socket& to, native_file file, std::uint64_t offset,
                              std::uint64_t most) noexcept {
  auto count = static_cast<off_t>(most);
  const int result = ::sendfile(file, to.fileno(), static_cast<off_t>(offset), &count, nullptr, 0);
  return result == 0 || count > 0 ? static_cast<std::ptrdiff_t>(count) : -1;
}

}  // namespace sockspec
