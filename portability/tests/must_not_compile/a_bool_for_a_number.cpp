// error: constraint|no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.setsockopt(sockspec::so::rcvbuf, true);
#else
  s.setsockopt(sockspec::so::rcvbuf, 65536);
#endif
}
