// error: constraint|no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.setsockopt(sockspec::so::sndbuf, 1.5);
#else
  s.setsockopt(sockspec::so::sndbuf, 2);
#endif
}
