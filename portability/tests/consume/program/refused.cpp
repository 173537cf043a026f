// In a shared library of its own: error codes that cross its border must still compare equal.
#include "refused.hpp"

#include <sockspec/socket.hpp>

std::error_code refused() {
  using namespace sockspec;
  socket nobody_listens(address_family::inet, socket_type::stream);
  nobody_listens.bind(address::inet("127.0.0.1", 0));
  socket client(address_family::inet, socket_type::stream);
  return client.connect_ex(nobody_listens.getsockname());
}
