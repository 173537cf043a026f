#include "sockspec/address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

#include "berkeley/native_address.hpp"
#include "berkeley/native_kind.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

/// Text with the zero byte at its end that the system wants; nothing if it does not fit or has one
/// inside.
template <std::size_t Capacity>
std::optional<std::array<char, Capacity>> terminated(std::string_view text) noexcept {
  if (text.size() >= Capacity || text.find('\0') != text.npos) return std::nullopt;
  std::array<char, Capacity> copy{};
  std::ranges::copy(text, copy.begin());
  return copy;
}

bool is_port(int port) noexcept {
  return port >= 0 && port <= 65535;
}

/// The interface that is named after '%': by number, or by name. Nothing if there is no such.
std::optional<std::uint32_t> scope_named(std::string_view zone) noexcept {
  std::uint32_t index = 0;
  const char* const end = zone.data() + zone.size();
  const auto [stop, error] = std::from_chars(zone.data(), end, index);
  if (error == std::errc{} && stop == end) return index;
  const auto name = terminated<IF_NAMESIZE>(zone);
  index = name && !zone.empty() ? ::if_nametoindex(name->data()) : 0;
  if (index == 0) return std::nullopt;
  return index;
}

/// The scope that is asked for in two places; sets the error if they disagree or name none.
std::uint32_t choose_scope(std::string_view host, std::uint32_t scope,
                           std::error_code& ec) noexcept {
  const std::size_t percent = host.find('%');
  if (percent == host.npos) return scope;
  const auto named = scope_named(host.substr(percent + 1));
  if (!named) {
    fail(ec, errc::no_such_device_or_address);
  } else if (scope != 0 && scope != *named) {
    fail(ec, errc::argument_rejected);
  }
  return named.value_or(0);
}

}  // namespace

address address::inet(std::string_view host, int port, std::error_code& ec) noexcept {
  auto native = native_form<sockaddr_in>(AF_INET);
  const auto text = terminated<INET_ADDRSTRLEN>(host);
  if (!is_port(port) || !text || ::inet_pton(AF_INET, text->data(), &native.sin_addr) != 1) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  native.sin_port = htons(static_cast<std::uint16_t>(port));
  succeed(ec);
  return address_of(native);
}

address address::inet6(std::string_view host, int port, std::uint32_t scope,
                       std::error_code& ec) noexcept {
  auto native = native_form<sockaddr_in6>(AF_INET6);
  const auto text = terminated<INET6_ADDRSTRLEN>(host.substr(0, host.find('%')));
  if (!is_port(port) || !text || ::inet_pton(AF_INET6, text->data(), &native.sin6_addr) != 1) {
    fail(ec, errc::argument_rejected);
    return {};
  }
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
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (family() == address_family::inet) {
    const auto native = as_native<sockaddr_in>(*this);
    ::inet_ntop(AF_INET, &native.sin_addr, text.data(), text.size());
  } else if (family() == address_family::inet6) {
    const auto native = as_native<sockaddr_in6>(*this);
    ::inet_ntop(AF_INET6, &native.sin6_addr, text.data(), text.size());
  }
  return text.data();
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
