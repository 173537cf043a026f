#include "sockspec/socketpair.hpp"

#include <cerrno>

#include "berkeley/native_kind.hpp"
#include "new_socket.hpp"
#include "posix/handle.hpp"
#include "result.hpp"
#include "socket_access.hpp"

namespace sockspec {

std::pair<socket, socket> socketpair(address_family family, socket_type type,
                                     socket_protocol protocol, std::error_code& ec) noexcept {
  native_handle handles[2] = {invalid_handle, invalid_handle};
  if (open_handle_pair(native(family), native(type), native(protocol), handles) != 0) {
    fail(ec, errno);
    return {};
  }
  succeed(ec);
  auto pair = std::pair(socket_access::own(handles[0]), socket_access::own(handles[1]));
  take_default_timeout(pair.first, ec);
  if (!ec) take_default_timeout(pair.second, ec);
  return pair;
}

}  // namespace sockspec
