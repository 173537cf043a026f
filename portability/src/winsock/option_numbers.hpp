#pragma once
// Options as Windows numbers them.

#include <algorithm>
#include <array>
#include <optional>

#include "sockspec/option.hpp"
#include "system_headers.hpp"

// Of Windows 10 1709; headers of MinGW lack them.
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#endif
#ifndef TCP_KEEPCNT
#define TCP_KEEPCNT 16
#endif
#ifndef TCP_KEEPINTVL
#define TCP_KEEPINTVL 17
#endif

namespace sockspec {

struct option_number {
  option_name name;
  raw_option number;
};

/// Those that Windows has as they are. SO_RCVLOWAT and IPV6_TCLASS are numbers without an option;
/// SO_REUSEADDR means something else (options.cpp); there is no SO_REUSEPORT.
inline constexpr auto option_numbers = std::to_array<option_number>({
    {option_name::so_acceptconn, {SOL_SOCKET, SO_ACCEPTCONN}},
    {option_name::so_broadcast, {SOL_SOCKET, SO_BROADCAST}},
    {option_name::so_dontroute, {SOL_SOCKET, SO_DONTROUTE}},
    {option_name::so_error, {SOL_SOCKET, SO_ERROR}},
    {option_name::so_keepalive, {SOL_SOCKET, SO_KEEPALIVE}},
    {option_name::so_linger, {SOL_SOCKET, SO_LINGER}},
    {option_name::so_oobinline, {SOL_SOCKET, SO_OOBINLINE}},
    {option_name::so_rcvbuf, {SOL_SOCKET, SO_RCVBUF}},
    {option_name::so_sndbuf, {SOL_SOCKET, SO_SNDBUF}},
    {option_name::so_type, {SOL_SOCKET, SO_TYPE}},
    {option_name::tcp_keepcnt, {IPPROTO_TCP, TCP_KEEPCNT}},
    {option_name::tcp_keepidle, {IPPROTO_TCP, TCP_KEEPIDLE}},
    {option_name::tcp_keepintvl, {IPPROTO_TCP, TCP_KEEPINTVL}},
    {option_name::tcp_nodelay, {IPPROTO_TCP, TCP_NODELAY}},
    {option_name::ip_add_membership, {IPPROTO_IP, IP_ADD_MEMBERSHIP}},
    {option_name::ip_drop_membership, {IPPROTO_IP, IP_DROP_MEMBERSHIP}},
    {option_name::ip_hdrincl, {IPPROTO_IP, IP_HDRINCL}},
    {option_name::ip_multicast_if, {IPPROTO_IP, IP_MULTICAST_IF}},
    {option_name::ip_multicast_loop, {IPPROTO_IP, IP_MULTICAST_LOOP}},
    {option_name::ip_multicast_ttl, {IPPROTO_IP, IP_MULTICAST_TTL}},
    {option_name::ip_pktinfo, {IPPROTO_IP, IP_PKTINFO}},
    {option_name::ip_recvttl, {IPPROTO_IP, IP_RECVTTL}},
    {option_name::ip_tos, {IPPROTO_IP, IP_TOS}},
    {option_name::ip_ttl, {IPPROTO_IP, IP_TTL}},
    {option_name::ipv6_join_group, {IPPROTO_IPV6, IPV6_JOIN_GROUP}},
    {option_name::ipv6_leave_group, {IPPROTO_IPV6, IPV6_LEAVE_GROUP}},
    {option_name::ipv6_multicast_hops, {IPPROTO_IPV6, IPV6_MULTICAST_HOPS}},
    {option_name::ipv6_multicast_if, {IPPROTO_IPV6, IPV6_MULTICAST_IF}},
    {option_name::ipv6_multicast_loop, {IPPROTO_IPV6, IPV6_MULTICAST_LOOP}},
    {option_name::ipv6_recvhoplimit, {IPPROTO_IPV6, IPV6_HOPLIMIT}},
    {option_name::ipv6_recvpktinfo, {IPPROTO_IPV6, IPV6_PKTINFO}},
    {option_name::ipv6_unicast_hops, {IPPROTO_IPV6, IPV6_UNICAST_HOPS}},
    {option_name::ipv6_v6only, {IPPROTO_IPV6, IPV6_V6ONLY}},
});

constexpr std::optional<raw_option> number_of(option_name name) noexcept {
  const auto found = std::ranges::find(option_numbers, name, &option_number::name);
  if (found == option_numbers.end()) return std::nullopt;
  return found->number;
}

}  // namespace sockspec
