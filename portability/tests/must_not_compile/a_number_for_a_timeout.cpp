// error: could not convert|no matching|no viable|cannot convert
#include <chrono>

#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  s.settimeout(5);
#else
  s.settimeout(std::chrono::seconds(5));
#endif
}
