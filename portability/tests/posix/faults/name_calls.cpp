// The C library's functions for names, as the linker finds them first.

#include <net/if.h>
#include <netdb.h>
#include <unistd.h>

#include "posix/faults/spoiled.hpp"

using sockspec::testing::spoiled;
using sockspec::testing::spoiled_answer;
using sockspec::testing::spoiled_lookup;
using sockspec::testing::true_function;

// The C library declares them with names of its own.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
extern "C" {

int getaddrinfo(const char* host, const char* service, const addrinfo* hints, addrinfo** list) {
  static const auto next =
      true_function<int(const char*, const char*, const addrinfo*, addrinfo**)>("getaddrinfo");
  return spoiled_lookup("getaddrinfo", [&] { return next(host, service, hints, list); });
}

int getnameinfo(const sockaddr* of, socklen_t size, char* host, socklen_t host_size, char* service,
                socklen_t service_size, int flags) {
  static const auto next =
      true_function<int(const sockaddr*, socklen_t, char*, socklen_t, char*, socklen_t, int)>(
          "getnameinfo");
  return spoiled_lookup(
      "getnameinfo", [&] { return next(of, size, host, host_size, service, service_size, flags); });
}

int gethostname(char* name, std::size_t size) noexcept {
  static const auto next = true_function<int(char*, std::size_t)>("gethostname");
  return spoiled("gethostname", [&] { return next(name, size); });
}

struct if_nameindex* if_nameindex() noexcept {
  static const auto next = true_function<struct if_nameindex*()>("if_nameindex");
  return spoiled_answer("if_nameindex", next);
}

unsigned if_nametoindex(const char* name) noexcept {
  static const auto next = true_function<unsigned(const char*)>("if_nametoindex");
  return spoiled_answer("if_nametoindex", [&] { return next(name); });
}

char* if_indextoname(unsigned index, char* name) noexcept {
  static const auto next = true_function<char*(unsigned, char*)>("if_indextoname");
  return spoiled_answer("if_indextoname", [&] { return next(index, name); });
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
