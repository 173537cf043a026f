#pragma once
// A lookup's way to the system and back. What is checked and translated is the same everywhere;
// look_up is the backend's.

#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "sockspec/getaddrinfo.hpp"
#include "system_headers.hpp"  // the backend's

namespace sockspec {

struct free_list {
  void operator()(addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};
using native_list = std::unique_ptr<addrinfo, free_list>;

/// The text with the zero byte that the system wants, or a null pointer.
class c_text {
 public:
  explicit c_text(lookup_text text) : given_(text), copy_(text.value_or("")) {}
  const char* get() const noexcept { return given_ ? copy_.c_str() : nullptr; }

 private:
  bool given_;
  std::string copy_;
};

address_info info_of(const addrinfo&);

/// Asks the system. Neither text has a zero byte in it, and a service that is a number is a port.
std::vector<address_info> look_up(lookup_text host, lookup_text service, const addrinfo& hints,
                                  std::error_code&);

}  // namespace sockspec
