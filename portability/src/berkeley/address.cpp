#include "sockspec/address.hpp"

#include <charconv>
#include <cstdint>
#include <cstring>

#include "berkeley/native_address.hpp"
#include "berkeley/native_kind.hpp"
#include "ip_text.hpp"
#include "result.hpp"
#include "sockspec/interface.hpp"

namespace sockspec {
namespace {

/// The bytes of struct in_addr or in6_addr.
template <typename Bytes, typename Native>
Bytes bytes_of(const Native& native) noexcept {
  Bytes bytes;
  static_assert(sizeof native == sizeof bytes);
  std::memcpy(bytes.data(), &native, sizeof bytes);
  return bytes;
}

bool is_port(int port) noexcept {
  return port >= 0 && port <= 65535;
}

/// The interface that is named after '%': by number, or by name.
std::uint32_t scope_named(std::string_view zone, std::error_code& ec) noexcept {
  std::uint32_t index = 0;
  const char* const end = zone.data() + zone.size();
  const auto [stop, error] = std::from_chars(zone.data(), end, index);
  return error == std::errc{} && stop == end ? index : if_nametoindex(zone, ec);
}

/// The scope that is asked for in two places; sets the error if they disagree or name none.
std::uint32_t choose_scope(std::string_view host, std::uint32_t scope,
                           std::error_code& ec) noexcept {
  const std::size_t percent = host.find('%');
  if (percent == host.npos) return scope;
  const std::uint32_t named = scope_named(host.substr(percent + 1), ec);
  if (!ec && scope != 0 && scope != named) fail(ec, errc::argument_rejected);
  return named;
}

}  // namespace

address address::inet(std::string_view host, int port, std::error_code& ec) noexcept {
  auto native = native_form<sockaddr_in>(AF_INET);
  const auto bytes = parse_ip4(host);
  if (!is_port(port) || !bytes) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  std::memcpy(&native.sin_addr, bytes->data(), bytes->size());
  native.sin_port = htons(static_cast<std::uint16_t>(port));
  succeed(ec);
  return address_of(native);
}

address address::inet6(std::string_view host, int port, std::uint32_t scope,
                       std::error_code& ec) noexcept {
  auto native = native_form<sockaddr_in6>(AF_INET6);
  const auto bytes = parse_ip6(host.substr(0, host.find('%')));
  if (!is_port(port) || !bytes) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  std::memcpy(&native.sin6_addr, bytes->data(), bytes->size());
  succeed(ec);
  native.sin6_scope_id = choose_scope(host, scope, ec);
  if (ec) return {};
  native.sin6_port = htons(static_cast<std::uint16_t>(port));
  return address_of(native);
}

address_family address::family() const noexcept {
  if (size_ < offsetof(sockaddr, sa_family) + sizeof(family_number)) {
    return address_family::unspecified;
  }
  return family_from_native(as_native<sockaddr>(*this).sa_family);
}

std::string address::host() const {
  if (family() == address_family::inet) {
    return format(bytes_of<ip4_bytes>(as_native<sockaddr_in>(*this).sin_addr));
  }
  if (family() == address_family::inet6) {
    return format(bytes_of<ip6_bytes>(as_native<sockaddr_in6>(*this).sin6_addr));
  }
  return {};
}

int address::port() const noexcept {
  switch (family()) {
    case address_family::inet:
      return ntohs(as_native<sockaddr_in>(*this).sin_port);
    case address_family::inet6:
      return ntohs(as_native<sockaddr_in6>(*this).sin6_port);
    default:
      return 0;
  }
}

std::uint32_t address::scope() const noexcept {
  return family() == address_family::inet6 ? as_native<sockaddr_in6>(*this).sin6_scope_id : 0;
}

std::uint32_t address::flow() const noexcept {
  return family() == address_family::inet6 ? ntohl(as_native<sockaddr_in6>(*this).sin6_flowinfo)
                                           : 0;
}

bool operator==(const address& left, const address& right) noexcept {
  if (left.family() != right.family()) return false;
  switch (left.family()) {
    case address_family::unspecified:
      return true;
    case address_family::inet: {
      const auto a = as_native<sockaddr_in>(left);
      const auto b = as_native<sockaddr_in>(right);
      return a.sin_port == b.sin_port && a.sin_addr.s_addr == b.sin_addr.s_addr;
    }
    case address_family::inet6: {
      const auto a = as_native<sockaddr_in6>(left);
      const auto b = as_native<sockaddr_in6>(right);
      return a.sin6_port == b.sin6_port && a.sin6_scope_id == b.sin6_scope_id &&
             a.sin6_flowinfo == b.sin6_flowinfo &&
             std::memcmp(&a.sin6_addr, &b.sin6_addr, sizeof a.sin6_addr) == 0;
    }
    case address_family::unix_domain:
      return left.is_abstract() == right.is_abstract() && left.path() == right.path();
    case address_family::other:
      break;
  }
  return left.size() == right.size() && std::memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace sockspec
