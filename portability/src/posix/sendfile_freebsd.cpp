// The count comes out by an argument, also on failure: what was sent before a signal or a full
// buffer counts, or it would be sent again.

#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "posix/without_sigpipe.hpp"
#include "sendfile_calls.hpp"

namespace sockspec {

std::ptrdiff_t send_file_part(socket& to, native_file file, std::uint64_t offset,
                              std::uint64_t most) noexcept {
  const without_sigpipe quiet;
  off_t count = 0;
  const int result = ::sendfile(file, to.fileno(), static_cast<off_t>(offset),
                                static_cast<std::size_t>(most), nullptr, &count, 0);
  if (result != 0 && errno == EPIPE) quiet.take_back();
  return result == 0 || count > 0 ? static_cast<std::ptrdiff_t>(count) : -1;
}

}  // namespace sockspec
