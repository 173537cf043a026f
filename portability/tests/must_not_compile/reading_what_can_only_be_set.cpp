// error: no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  static_cast<void>(s.getsockopt(sockspec::ip::add_membership));
#else
  s.setsockopt(sockspec::ip::add_membership, sockspec::ipv4_membership{});
#endif
}
