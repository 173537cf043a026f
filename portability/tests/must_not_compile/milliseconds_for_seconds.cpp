// error: constraint|no matching
#include <chrono>

#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.setsockopt(sockspec::tcp::keepidle, std::chrono::milliseconds(1500));
#else
  s.setsockopt(sockspec::tcp::keepidle, std::chrono::minutes(2));
#endif
}
