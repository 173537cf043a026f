// error: no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s = sockspec::socket(2, 1);
#else
  s = sockspec::socket(sockspec::address_family::inet, sockspec::socket_type::stream);
#endif
}
