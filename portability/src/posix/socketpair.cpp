#include "sockspec/socketpair.hpp"

#include <cerrno>

#include "berkeley/native_kind.hpp"
#include "posix/handle.hpp"
#include "result.hpp"

namespace sockspec {

std::pair<socket, socket> socketpair(address_family family, socket_type type,
                                     socket_protocol protocol, std::error_code& ec) noexcept {
  native_handle handles[2] = {invalid_handle, invalid_handle};
  if (open_handle_pair(native(family), native(type), native(protocol), handles) != 0) {
    fail(ec, errno);
    return {};
  }
  succeed(ec);
  return {socket(handles[0]), socket(handles[1])};
}

}  // namespace sockspec
