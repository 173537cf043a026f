#include "sockspec/getaddrinfo.hpp"

#include <cerrno>
#include <memory>

#include "berkeley/lookup.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

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
    if (at->ai_canonname != nullptr) found.back().canonical_name = at->ai_canonname;
  }
  return found;
}

}  // namespace sockspec
