#include "sockspec/getaddrinfo.hpp"

#include <array>
#include <iterator>
#include <span>

#include "berkeley/lookup.hpp"
#include "berkeley/native_kind.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"

namespace sockspec {
namespace {

struct type_and_protocol {
  int type;
  int protocol;
};

// Where no type is asked for, Windows answers with entries of type 0, and with protocol 0 in every
// entry. Asking once for each kind gives the entries that other systems give.
constexpr auto kinds = std::to_array<type_and_protocol>(
    {{SOCK_STREAM, IPPROTO_TCP}, {SOCK_DGRAM, IPPROTO_UDP}, {SOCK_RAW, 0}});
// Of raw sockets only those who ask for them are told: not every system tells others.
constexpr auto usual_kinds = std::span(kinds).first<2>();

bool agrees(int wanted, int offered) noexcept {
  return wanted == 0 || wanted == offered;
}

/// The kinds that the hints allow, with the protocol that they ask for; their number may be 0:
/// UDP streams, which Windows would give.
std::vector<type_and_protocol> kinds_for(const addrinfo& hints) {
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
int ask(const c_text& host, const c_text& service, addrinfo hints, type_and_protocol kind,
        std::vector<address_info>& found) {
  hints.ai_socktype = kind.type;
  hints.ai_protocol = kind.protocol;
  // The canonical name is that of the first entry alone.
  if (!found.empty()) hints.ai_flags &= ~AI_CANONNAME;
  addrinfo* list = nullptr;
  const int result = ::getaddrinfo(host.get(), service.get(), &hints, &list);
  const native_list owner(result == 0 ? list : nullptr);
  for (const addrinfo* at = owner.get(); at != nullptr; at = at->ai_next) {
    found.push_back(info_of(*at));
    found.back().type = type_from_native(kind.type);
    found.back().protocol = socket_protocol{kind.protocol};
  }
  return result;
}

}  // namespace

std::vector<address_info> look_up(lookup_text host, lookup_text service, const addrinfo& hints,
                                  std::error_code& ec) {
  // Windows takes no host at all and an empty one for this machine.
  int result = host == "" || (!host && !service) ? EAI_NONAME : start_winsock();
  std::vector<address_info> found;
  if (result == 0) {
    result = EAI_SOCKTYPE;
    const c_text host_text(host);
    const c_text service_text(service);
    for (const auto kind : kinds_for(hints)) {
      // A service may be known for one kind and not for another.
      const int answer = ask(host_text, service_text, hints, kind, found);
      result = found.empty() ? answer : 0;
    }
  }
  if (result != 0) ec.assign(result, resolver_category());
  return found;
}

}  // namespace sockspec
