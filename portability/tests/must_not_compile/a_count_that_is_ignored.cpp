// error: nodiscard|unused-result
#include "sockspec/bytes.hpp"
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.send(sockspec::bytes("hello"));
#else
  static_cast<void>(s.send(sockspec::bytes("hello")));
#endif
}
