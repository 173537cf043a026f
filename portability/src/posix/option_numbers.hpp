#pragma once
// Options as this system numbers them.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <optional>

#include "host_config.hpp"
#include "sockspec/option.hpp"

namespace sockspec {

struct option_number {
  option_name name;
  raw_option number;
};

#if SOCKSPEC_HAVE_SO_LINGER_SEC
inline constexpr int linger_seconds = SO_LINGER_SEC;
#else
inline constexpr int linger_seconds = SO_LINGER;
#endif

// What makes packet_info come, where it is not called as what comes.
#if defined(IP_RECVPKTINFO)
inline constexpr int receive_packet_info = IP_RECVPKTINFO;
#elif defined(IP_PKTINFO)
inline constexpr int receive_packet_info = IP_PKTINFO;
#else
inline constexpr int receive_packet_info = IP_RECVDSTADDR;
#endif

/// Those that the system has.
inline constexpr auto option_numbers = std::to_array<option_number>({
  {option_name::so_acceptconn, {SOL_SOCKET, SO_ACCEPTCONN}},
      {option_name::so_broadcast, {SOL_SOCKET, SO_BROADCAST}},
      {option_name::so_dontroute, {SOL_SOCKET, SO_DONTROUTE}},
      {option_name::so_error, {SOL_SOCKET, SO_ERROR}},
      {option_name::so_keepalive, {SOL_SOCKET, SO_KEEPALIVE}},
      {option_name::so_linger, {SOL_SOCKET, linger_seconds}},
      {option_name::so_oobinline, {SOL_SOCKET, SO_OOBINLINE}},
      {option_name::so_rcvbuf, {SOL_SOCKET, SO_RCVBUF}},
      {option_name::so_rcvlowat, {SOL_SOCKET, SO_RCVLOWAT}},
      {option_name::so_reuseaddr, {SOL_SOCKET, SO_REUSEADDR}},
      {option_name::so_sndbuf, {SOL_SOCKET, SO_SNDBUF}},
      {option_name::so_timestamp, {SOL_SOCKET, SO_TIMESTAMP}},
      {option_name::so_type, {SOL_SOCKET, SO_TYPE}},
      {option_name::tcp_maxseg, {IPPROTO_TCP, TCP_MAXSEG}},
      {option_name::tcp_nodelay, {IPPROTO_TCP, TCP_NODELAY}},
      {option_name::ip_add_membership, {IPPROTO_IP, IP_ADD_MEMBERSHIP}},
      {option_name::ip_drop_membership, {IPPROTO_IP, IP_DROP_MEMBERSHIP}},
      {option_name::ip_hdrincl, {IPPROTO_IP, IP_HDRINCL}},
      {option_name::ip_multicast_if, {IPPROTO_IP, IP_MULTICAST_IF}},
      {option_name::ip_multicast_loop, {IPPROTO_IP, IP_MULTICAST_LOOP}},
      {option_name::ip_multicast_ttl, {IPPROTO_IP, IP_MULTICAST_TTL}},
      {option_name::ip_pktinfo, {IPPROTO_IP, receive_packet_info}},
      {option_name::ip_recvttl, {IPPROTO_IP, IP_RECVTTL}},
      {option_name::ip_tos, {IPPROTO_IP, IP_TOS}}, {option_name::ip_ttl, {IPPROTO_IP, IP_TTL}},
      {option_name::ipv6_join_group, {IPPROTO_IPV6, IPV6_JOIN_GROUP}},
      {option_name::ipv6_leave_group, {IPPROTO_IPV6, IPV6_LEAVE_GROUP}},
      {option_name::ipv6_multicast_hops, {IPPROTO_IPV6, IPV6_MULTICAST_HOPS}},
      {option_name::ipv6_multicast_if, {IPPROTO_IPV6, IPV6_MULTICAST_IF}},
      {option_name::ipv6_multicast_loop, {IPPROTO_IPV6, IPV6_MULTICAST_LOOP}},
      {option_name::ipv6_recvhoplimit, {IPPROTO_IPV6, IPV6_RECVHOPLIMIT}},
      {option_name::ipv6_recvpktinfo, {IPPROTO_IPV6, IPV6_RECVPKTINFO}},
      {option_name::ipv6_unicast_hops, {IPPROTO_IPV6, IPV6_UNICAST_HOPS}},
      {option_name::ipv6_v6only, {IPPROTO_IPV6, IPV6_V6ONLY}},
#ifdef SO_DOMAIN
      {option_name::so_domain, {SOL_SOCKET, SO_DOMAIN}},
#endif
#ifdef SO_PASSCRED
      {option_name::so_passcred, {SOL_SOCKET, SO_PASSCRED}},
#endif
#ifdef SO_PROTOCOL
      {option_name::so_protocol, {SOL_SOCKET, SO_PROTOCOL}},
#endif
#ifdef SO_REUSEPORT
      {option_name::so_reuseport, {SOL_SOCKET, SO_REUSEPORT}},
#endif
#ifdef TCP_KEEPCNT
      {option_name::tcp_keepcnt, {IPPROTO_TCP, TCP_KEEPCNT}},
#endif
#if defined(TCP_KEEPIDLE)
      {option_name::tcp_keepidle, {IPPROTO_TCP, TCP_KEEPIDLE}},
#elif defined(TCP_KEEPALIVE)
      {option_name::tcp_keepidle, {IPPROTO_TCP, TCP_KEEPALIVE}},
#endif
#ifdef TCP_KEEPINTVL
      {option_name::tcp_keepintvl, {IPPROTO_TCP, TCP_KEEPINTVL}},
#endif
#ifdef TCP_USER_TIMEOUT
      {option_name::tcp_user_timeout, {IPPROTO_TCP, TCP_USER_TIMEOUT}},
#endif
#ifdef UDP_GRO
      {option_name::udp_gro, {IPPROTO_UDP, UDP_GRO}},
#endif
#ifdef IPV6_TCLASS
      {option_name::ipv6_tclass, {IPPROTO_IPV6, IPV6_TCLASS}},
#endif
});

constexpr std::optional<raw_option> number_of(option_name name) noexcept {
  const auto found = std::ranges::find(option_numbers, name, &option_number::name);
  if (found == option_numbers.end()) return std::nullopt;
  return found->number;
}

}  // namespace sockspec
