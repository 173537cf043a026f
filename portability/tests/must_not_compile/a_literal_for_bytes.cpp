// error: no matching
#include "sockspec/bytes.hpp"
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.sendall("hello");
#else
  s.sendall(sockspec::bytes("hello"));
#endif
}
