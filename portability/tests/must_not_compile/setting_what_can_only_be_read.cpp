// error: no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.setsockopt(sockspec::so::type, sockspec::socket_type::stream);
#else
  static_cast<void>(s.getsockopt(sockspec::so::type));
#endif
}
