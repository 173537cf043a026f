#include "sockspec/getaddrinfo.hpp"

#include <algorithm>
#include <charconv>
#include <new>

#include "berkeley/lookup.hpp"
#include "berkeley/native_kind.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

struct flag_bit {
  lookup_flags flag;
  int bit;
};

constexpr flag_bit flag_bits[] = {
    {lookup_flags::passive, AI_PASSIVE},
    {lookup_flags::canonical_name, AI_CANONNAME},
    {lookup_flags::numeric_host, AI_NUMERICHOST},
    {lookup_flags::numeric_service, AI_NUMERICSERV},
#ifdef AI_V4MAPPED
    {lookup_flags::v4_mapped, AI_V4MAPPED},
#endif
#ifdef AI_ALL
    {lookup_flags::all, AI_ALL},
#endif
#ifdef AI_ADDRCONFIG
    {lookup_flags::address_config, AI_ADDRCONFIG},
#endif
};

/// AI_...; sets the error where the system lacks one of them.
int native(lookup_flags flags, std::error_code& ec) noexcept {
  int bits = 0;
  auto left = static_cast<unsigned>(flags);
  for (const auto& [flag, bit] : flag_bits) {
    if (!has(flags, flag)) continue;
    bits |= bit;
    left &= ~static_cast<unsigned>(flag);
  }
  if (left != 0) fail(ec, errc::operation_not_supported);
  return bits;
}

bool has_zero_byte(lookup_text text) noexcept {
  return text && text->find('\0') != text->npos;
}

/// A service that is a number, but none of a port.
bool is_port_out_of_range(lookup_text service) noexcept {
  if (!service || service->empty()) return false;
  unsigned port = 0;
  const char* const end = service->data() + service->size();
  const auto [stop, error] = std::from_chars(service->data(), end, port);
  return stop == end && (error != std::errc{} || port > 65535);
}

/// Whether the protocol is that of another type. Windows would give entries of UDP streams, musl
/// says that there is no such service.
bool contradicts(const addrinfo& hints) noexcept {
  return std::ranges::any_of(usual_kinds, [&](const type_and_protocol& kind) {
    const bool has_type = hints.ai_socktype == SOCK_STREAM || hints.ai_socktype == SOCK_DGRAM;
    return has_type && hints.ai_protocol == kind.protocol && hints.ai_socktype != kind.type;
  });
}

/// musl gives every entry a name, asked or not.
void keep_canonical_name_of_first(std::vector<address_info>& found, lookup_flags flags) noexcept {
  std::size_t kept = has(flags, lookup_flags::canonical_name) ? 1 : 0;
  for (; kept < found.size(); ++kept) found[kept].canonical_name.clear();
}

}  // namespace

std::vector<address_info> getaddrinfo(lookup_text host, lookup_text service,
                                      const address_hints& hints, std::error_code& ec) noexcept {
  succeed(ec);
  addrinfo native_hints{};
  native_hints.ai_flags = native(hints.flags, ec);
  native_hints.ai_family = native(hints.family);
  native_hints.ai_socktype = native(hints.type);
  native_hints.ai_protocol = native(hints.protocol);
  if (has_zero_byte(host) || has_zero_byte(service) || is_port_out_of_range(service)) {
    fail(ec, errc::argument_rejected);
  }
  if (!ec && contradicts(native_hints)) ec.assign(EAI_SOCKTYPE, resolver_category());
  if (ec) return {};
  try {
    auto found = look_up(host, service, native_hints, ec);
    keep_canonical_name_of_first(found, hints.flags);
    return found;
  } catch (const std::bad_alloc&) {
    fail(ec, errc::not_enough_memory);
    return {};
  }
}

}  // namespace sockspec
