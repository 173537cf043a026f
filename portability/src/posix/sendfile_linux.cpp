#include <sys/sendfile.h>

#include "posix/without_sigpipe.hpp"
#include "sendfile_calls.hpp"

namespace sockspec {

std::ptrdiff_t send_file_part(socket& to, native_file file, std::uint64_t offset,
                              std::uint64_t most) noexcept {
  const without_sigpipe quiet;
  auto from = static_cast<off_t>(offset);
  const ssize_t count = ::sendfile(to.fileno(), file, &from, static_cast<std::size_t>(most));
  if (count < 0 && errno == EPIPE) quiet.take_back();
  return count;
}

}  // namespace sockspec
