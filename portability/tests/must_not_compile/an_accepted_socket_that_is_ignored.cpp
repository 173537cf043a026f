// error: nodiscard|unused-result
#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.accept();
#else
  static_cast<void>(s.accept());
#endif
}
