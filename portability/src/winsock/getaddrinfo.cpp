#include "sockspec/getaddrinfo.hpp"

#include <memory>

#include "berkeley/lookup.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"
#include "winsock/wide_text.hpp"

namespace sockspec {
namespace {

struct free_wide_list {
  void operator()(ADDRINFOW* list) const noexcept { ::FreeAddrInfoW(list); }
};
using wide_list = std::unique_ptr<ADDRINFOW, free_wide_list>;

/// The text with the zero byte that the system wants, or a null pointer.
class wide_argument {
 public:
  explicit wide_argument(lookup_text text)
      : given_(text), copy_(text ? to_wide(*text) : std::wstring()) {}
  const wchar_t* get() const noexcept { return given_ ? copy_->c_str() : nullptr; }
  bool is_text() const noexcept { return copy_.has_value(); }

 private:
  bool given_;
  std::optional<std::wstring> copy_;
};

bool agrees(int wanted, int offered) noexcept {
  return wanted == 0 || wanted == offered;
}

/// The kinds to ask for. Where no type is asked for, Windows answers with entries of type 0, and
/// with protocol 0 in every entry: asking once for each kind gives the entries that other systems
/// give. Of raw sockets only those who ask for them are told: not every system tells others.
std::vector<type_and_protocol> kinds_for(const ADDRINFOW& hints) {
  if (hints.ai_socktype == SOCK_RAW) return {{SOCK_RAW, hints.ai_protocol}};
  std::vector<type_and_protocol> allowed;
  for (const auto& kind : usual_kinds) {
    if (agrees(hints.ai_socktype, kind.type) && agrees(hints.ai_protocol, kind.protocol)) {
      allowed.push_back(kind);
    }
  }
  return allowed;
}

/// The entries of one kind, or the resolver's result.
int ask(const wide_argument& host, const wide_argument& service, ADDRINFOW hints,
        type_and_protocol kind, std::vector<address_info>& found) {
  hints.ai_socktype = kind.type;
  hints.ai_protocol = kind.protocol;
  // The canonical name is that of the first entry alone.
  if (!found.empty()) hints.ai_flags &= ~AI_CANONNAME;
  ADDRINFOW* list = nullptr;
  const int result = ::GetAddrInfoW(host.get(), service.get(), &hints, &list);
  const wide_list owner(result == 0 ? list : nullptr);
  for (const ADDRINFOW* at = owner.get(); at != nullptr; at = at->ai_next) {
    found.push_back(info_of(*at));
    found.back().type = type_from_native(kind.type);
    found.back().protocol = socket_protocol{kind.protocol};
    if (at->ai_canonname != nullptr) found.back().canonical_name = to_utf8(at->ai_canonname);
  }
  return result;
}

/// The entries of every kind, or the resolver's result.
int ask_for_each_kind(lookup_text host, lookup_text service, const ADDRINFOW& hints,
                      std::vector<address_info>& found) {
  const wide_argument host_text(host);
  const wide_argument service_text(service);
  if (!host_text.is_text()) return EAI_NONAME;
  if (!service_text.is_text()) return EAI_SERVICE;
  int result = EAI_SOCKTYPE;
  for (const auto kind : kinds_for(hints)) {
    // A service may be known for one kind and not for another.
    const int answer = ask(host_text, service_text, hints, kind, found);
    result = found.empty() ? answer : 0;
  }
  return result;
}

}  // namespace

std::vector<address_info> look_up(lookup_text host, lookup_text service, const addrinfo& hints,
                                  std::error_code& ec) {
  ADDRINFOW wide_hints{};
  wide_hints.ai_flags = hints.ai_flags;
  wide_hints.ai_family = hints.ai_family;
  wide_hints.ai_socktype = hints.ai_socktype;
  wide_hints.ai_protocol = hints.ai_protocol;
  std::vector<address_info> found;
  // Windows takes no host at all and an empty one for this machine.
  int result = host == "" || (!host && !service) ? EAI_NONAME : start_winsock();
  if (result == 0) result = ask_for_each_kind(host, service, wide_hints, found);
  if (result != 0) ec.assign(result, resolver_category());
  return found;
}

}  // namespace sockspec
