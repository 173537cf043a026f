// error: constraint|no matching
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.setsockopt(sockspec::so::reuseaddr, 1);
#else
  s.setsockopt(sockspec::so::reuseaddr, true);
#endif
}
