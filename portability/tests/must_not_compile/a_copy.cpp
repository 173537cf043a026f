// error: deleted
#include <utility>

#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  const sockspec::socket second = s;
#else
  const sockspec::socket second = std::move(s);
#endif
}
