#include "sockspec/getaddrinfo.hpp"

#include <cerrno>

#include "berkeley/lookup.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

native_list ask(lookup_text host, lookup_text service, const addrinfo& hints, std::error_code& ec) {
  addrinfo* list = nullptr;
  const int result = ::getaddrinfo(c_text(host).get(), c_text(service).get(), &hints, &list);
  if (result == EAI_SYSTEM) {
    fail(ec, errno);
  } else if (result != 0) {
    ec.assign(result, resolver_category());
  }
  return native_list(result == 0 ? list : nullptr);
}

}  // namespace

std::vector<address_info> look_up(lookup_text host, lookup_text service, const addrinfo& hints,
                                  std::error_code& ec) {
  const native_list list = ask(host, service, hints, ec);
  std::vector<address_info> found;
  for (const addrinfo* at = list.get(); at != nullptr; at = at->ai_next) {
    found.push_back(info_of(*at));
  }
  return found;
}

}  // namespace sockspec
