// error: no matching
#include <span>

#include "sockspec/socket.hpp"

void attempt(sockspec::socket& s);

void attempt(sockspec::socket& s) {
#if defined(ATTEMPT)
  static_cast<void>(s.recv(std::span<const std::byte>()));
#else
  static_cast<void>(s.recv(std::span<std::byte>()));
#endif
}
