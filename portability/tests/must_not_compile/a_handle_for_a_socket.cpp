// error: no match|no viable
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s = s.fileno();
#else
  s = sockspec::socket::adopt(s.detach());
#endif
}
