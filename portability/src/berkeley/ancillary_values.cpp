// What single items mean, and how they are made. What a system lacks is told by its headers.

#include <cstring>

#include "berkeley/control_items.hpp"
#include "berkeley/native_address.hpp"
#include "result.hpp"
#include "sockspec/ancillary.hpp"

namespace sockspec {
namespace {

/// The system's structure in an item; nothing if the item is too short.
template <typename Native>
std::optional<Native> content(const raw_ancillary& item) noexcept {
  Native native{};
  if (item.data.size() < sizeof native) return std::nullopt;
  std::memcpy(&native, item.data.data(), sizeof native);
  return native;
}

/// As an item of that type, appended.
template <typename Native>
std::error_code append(std::span<std::byte> room, std::size_t& size, int level, int type,
                       const Native& native) noexcept {
  const auto data = std::as_bytes(std::span(&native, 1));
  if (append_item(room, size, {level, type, data})) return success();
  return make_error_code(errc::no_buffer_space);
}

/// Where the systems keep the address to send from: in a member of its own, if they have one.
template <typename Native>
in_addr& source_in(Native& native) noexcept {
  if constexpr (requires { native.ipi_spec_dst; }) {
    return native.ipi_spec_dst;
  } else {
    return native.ipi_addr;
  }
}

std::optional<packet_info> info_of(const in_addr& local, std::uint32_t interface_index) noexcept {
  auto form = native_form<sockaddr_in>(AF_INET);
  form.sin_addr = local;
  return packet_info{address_of(form), interface_index};
}

std::optional<packet_info> inet_info(const raw_ancillary& item) noexcept {
#if defined(IP_PKTINFO)
  const auto native = content<in_pktinfo>(item);
  if (item.type != IP_PKTINFO || !native) return std::nullopt;
  return info_of(native->ipi_addr, static_cast<std::uint32_t>(native->ipi_ifindex));
#elif defined(IP_RECVDSTADDR)
  const auto native = content<in_addr>(item);
  if (item.type != IP_RECVDSTADDR || !native) return std::nullopt;
  return info_of(*native, 0);
#endif
}

std::optional<packet_info> inet6_info(const raw_ancillary& item) noexcept {
  const auto native = content<in6_pktinfo>(item);
  if (item.type != IPV6_PKTINFO || !native) return std::nullopt;
  auto form = native_form<sockaddr_in6>(AF_INET6);
  form.sin6_addr = native->ipi6_addr;
  const auto index = static_cast<std::uint32_t>(native->ipi6_ifindex);
  if (IN6_IS_ADDR_LINKLOCAL(&form.sin6_addr) != 0) form.sin6_scope_id = index;
  return packet_info{address_of(form), index};
}

std::error_code append_inet(std::span<std::byte> room, std::size_t& size,
                            const packet_info& from) noexcept {
  const in_addr local = as_native<sockaddr_in>(from.local).sin_addr;
#if defined(IP_PKTINFO)
  in_pktinfo native{};
  source_in(native) = local;
  native.ipi_ifindex = static_cast<decltype(native.ipi_ifindex)>(from.interface_index);
  return append(room, size, IPPROTO_IP, IP_PKTINFO, native);
#elif defined(IP_SENDSRCADDR)
  return append(room, size, IPPROTO_IP, IP_SENDSRCADDR, local);
#endif
}

std::error_code append_inet6(std::span<std::byte> room, std::size_t& size,
                             const packet_info& from) noexcept {
  in6_pktinfo native{};
  native.ipi6_addr = as_native<sockaddr_in6>(from.local).sin6_addr;
  native.ipi6_ifindex = static_cast<decltype(native.ipi6_ifindex)>(from.interface_index);
  return append(room, size, IPPROTO_IPV6, IPV6_PKTINFO, native);
}

bool is_hop_limit(const raw_ancillary& item) noexcept {
  if (item.level == IPPROTO_IPV6) return item.type == IPV6_HOPLIMIT;
  // Linux calls the item as the option that sets it, the BSDs as the one that asks for it.
  return item.level == IPPROTO_IP && (item.type == IP_TTL || item.type == IP_RECVTTL);
}

// Nothing where it is no time, or none that fits: before 1970, after 2261.
template <typename Fraction>
std::optional<arrival_time> since_1970(std::int64_t seconds, std::int64_t fraction) noexcept {
  constexpr auto latest = std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds::max());
  constexpr std::int64_t fractions_of_a_second = Fraction(std::chrono::seconds(1)).count();
  const bool is_time =
      0 <= seconds && seconds < latest.count() && 0 <= fraction && fraction < fractions_of_a_second;
  if (!is_time) return std::nullopt;
  const std::chrono::nanoseconds whole = std::chrono::seconds(seconds);
  return arrival_time{std::chrono::sys_time<std::chrono::nanoseconds>(whole + Fraction(fraction))};
}

}  // namespace

template <>
std::optional<credentials> value_of(const raw_ancillary& item) noexcept {
#ifdef SCM_CREDENTIALS
  const auto native = content<ucred>(item);
  if (item.level != SOL_SOCKET || item.type != SCM_CREDENTIALS || !native) return std::nullopt;
  return credentials{native->pid, native->uid, native->gid};
#else
  static_cast<void>(item);
  return std::nullopt;
#endif
}

template <>
std::optional<packet_info> value_of(const raw_ancillary& item) noexcept {
  if (item.level == IPPROTO_IP) return inet_info(item);
  return item.level == IPPROTO_IPV6 ? inet6_info(item) : std::nullopt;
}

template <>
std::optional<hop_limit> value_of(const raw_ancillary& item) noexcept {
  if (!is_hop_limit(item) || item.data.empty()) return std::nullopt;
  // One byte on the BSDs, four elsewhere.
  const auto number = content<int>(item);
  return hop_limit{number ? *number : std::to_integer<int>(item.data[0])};
}

template <>
std::optional<arrival_time> value_of(const raw_ancillary& item) noexcept {
  if (item.level != SOL_SOCKET) return std::nullopt;
#ifdef SCM_TIMESTAMPNS
  const auto fine = content<timespec>(item);
  if (item.type == SCM_TIMESTAMPNS && fine) {
    return since_1970<std::chrono::nanoseconds>(fine->tv_sec, fine->tv_nsec);
  }
#endif
#ifdef SCM_TIMESTAMP
  const auto coarse = content<timeval>(item);
  if (item.type == SCM_TIMESTAMP && coarse) {
    return since_1970<std::chrono::microseconds>(coarse->tv_sec, coarse->tv_usec);
  }
#endif
  return std::nullopt;
}

void ancillary_data::add(const credentials& who, std::error_code& ec) noexcept {
#ifdef SCM_CREDENTIALS
  ucred native{};
  native.pid = static_cast<pid_t>(who.process);
  native.uid = static_cast<uid_t>(who.user);
  native.gid = static_cast<gid_t>(who.group);
  ec = append(bytes_, size_, SOL_SOCKET, SCM_CREDENTIALS, native);
#else
  static_cast<void>(who);
  fail(ec, errc::operation_not_supported);
#endif
}

void ancillary_data::add(const packet_info& from, std::error_code& ec) noexcept {
  switch (from.local.family()) {
    case address_family::inet:
      ec = append_inet(bytes_, size_, from);
      return;
    case address_family::inet6:
      ec = append_inet6(bytes_, size_, from);
      return;
    default:
      return fail(ec, errc::argument_rejected);
  }
}

}  // namespace sockspec
