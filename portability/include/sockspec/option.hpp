#pragma once
// Socket options, by their documented names in lower case: SO_REUSEADDR is so::reuseaddr,
// TCP_NODELAY is tcp::nodelay. Each knows the type of its value, and whether it can be read and
// set.
//
//   listener.setsockopt(sockspec::so::reuseaddr, true);
//   const auto waits = connection.getsockopt(sockspec::so::linger);  // std::optional<seconds>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"

namespace sockspec {

/// A level and a name of the system, without its numbers.
enum class option_name : std::uint8_t {
  so_acceptconn,
  so_broadcast,
  so_domain,
  so_dontroute,
  so_error,
  so_keepalive,
  so_linger,
  so_oobinline,
  so_passcred,
  so_protocol,
  so_rcvbuf,
  so_rcvlowat,
  so_reuseaddr,
  so_reuseport,
  so_sndbuf,
  so_timestamp,
  so_type,
  tcp_keepcnt,
  tcp_keepidle,
  tcp_keepintvl,
  tcp_maxseg,
  tcp_nodelay,
  tcp_user_timeout,
  udp_gro,
  ip_add_membership,
  ip_drop_membership,
  ip_hdrincl,
  ip_multicast_if,
  ip_multicast_loop,
  ip_multicast_ttl,
  ip_pktinfo,
  ip_recvttl,
  ip_tos,
  ip_ttl,
  ipv6_join_group,
  ipv6_leave_group,
  ipv6_multicast_hops,
  ipv6_multicast_if,
  ipv6_multicast_loop,
  ipv6_recvhoplimit,
  ipv6_recvpktinfo,
  ipv6_tclass,
  ipv6_unicast_hops,
  ipv6_v6only,
};

/// An option that can be read, one that can be set, and one that can be both.
template <typename Value>
struct readable_option {
  option_name readable;
};
template <typename Value>
struct settable_option {
  option_name settable;
};
template <typename Value>
struct option : readable_option<Value>, settable_option<Value> {
  constexpr explicit option(option_name name)
      : readable_option<Value>{name}, settable_option<Value>{name} {}
};

/// What may be given for an option's value: what converts to it without loss, and a bool where a
/// bool is asked for and nowhere else.
template <typename Given, typename Value>
concept option_value = std::convertible_to<Given, Value> && !std::floating_point<Given> &&
                       std::same_as<Given, bool> == std::same_as<Value, bool>;

/// An option by the system's own numbers, for those that have no name here. Its value is bytes.
struct raw_option {
  int level = 0;
  int name = 0;
};

/// How long close() waits for data to be sent; nothing: it does not wait, and data is sent in the
/// background. Zero: the connection is reset. Whole seconds, 0 to 65535.
using linger_time = std::optional<std::chrono::seconds>;

/// A multicast group, and the interface to join it on, by one of its addresses; the default address
/// lets the system choose.
struct ipv4_membership {
  address group;
  address local;
};

/// The same for IPv6, the interface by its index; 0 lets the system choose.
struct ipv6_membership {
  address group;
  std::uint32_t scope = 0;
};

namespace so {
inline constexpr readable_option<bool> acceptconn{option_name::so_acceptconn};
inline constexpr option<bool> broadcast{option_name::so_broadcast};
inline constexpr readable_option<address_family> domain{option_name::so_domain};
inline constexpr option<bool> dontroute{option_name::so_dontroute};
/// Reading it clears it; so does a call that fails with it.
inline constexpr readable_option<std::error_code> error{option_name::so_error};
inline constexpr option<bool> keepalive{option_name::so_keepalive};
inline constexpr option<linger_time> linger{option_name::so_linger};
inline constexpr option<bool> oobinline{option_name::so_oobinline};
/// That credentials (ancillary.hpp) come with messages. Linux.
inline constexpr option<bool> passcred{option_name::so_passcred};
inline constexpr readable_option<socket_protocol> protocol{option_name::so_protocol};
/// In bytes. Systems round; Linux reads back twice what was set.
inline constexpr option<int> rcvbuf{option_name::so_rcvbuf};
inline constexpr option<int> sndbuf{option_name::so_sndbuf};
inline constexpr option<int> rcvlowat{option_name::so_rcvlowat};
/// Of streams: a server may bind again to a port whose old connections linger, but not to one that
/// a socket listens at. Of datagrams: sockets that all set it share a port. On Windows the same, by
/// other options: what is called SO_REUSEADDR there would take ports. Set it before bind.
inline constexpr option<bool> reuseaddr{option_name::so_reuseaddr};
inline constexpr option<bool> reuseport{option_name::so_reuseport};
/// That arrival_time (ancillary.hpp) comes with datagrams. Not Windows.
inline constexpr option<bool> timestamp{option_name::so_timestamp};
inline constexpr readable_option<socket_type> type{option_name::so_type};
}  // namespace so

namespace tcp {
inline constexpr option<int> keepcnt{option_name::tcp_keepcnt};
/// TCP_KEEPALIVE on macOS.
inline constexpr option<std::chrono::seconds> keepidle{option_name::tcp_keepidle};
inline constexpr option<std::chrono::seconds> keepintvl{option_name::tcp_keepintvl};
inline constexpr option<int> maxseg{option_name::tcp_maxseg};
inline constexpr option<bool> nodelay{option_name::tcp_nodelay};
/// Linux.
inline constexpr option<std::chrono::milliseconds> user_timeout{option_name::tcp_user_timeout};
}  // namespace tcp

namespace udp {
/// That datagrams of one sender and one size may come together, to recv_segments (segments.hpp):
/// other calls would take them for one. Linux.
inline constexpr option<bool> gro{option_name::udp_gro};
}  // namespace udp

namespace ip {
inline constexpr settable_option<ipv4_membership> add_membership{option_name::ip_add_membership};
inline constexpr settable_option<ipv4_membership> drop_membership{option_name::ip_drop_membership};
/// Of raw sockets.
inline constexpr option<bool> hdrincl{option_name::ip_hdrincl};
/// An IPv4 address of the interface; the port does not count.
inline constexpr option<address> multicast_if{option_name::ip_multicast_if};
inline constexpr option<bool> multicast_loop{option_name::ip_multicast_loop};
inline constexpr option<int> multicast_ttl{option_name::ip_multicast_ttl};
/// That packet_info, and hop_limit (ancillary.hpp), come with datagrams.
inline constexpr option<bool> pktinfo{option_name::ip_pktinfo};
inline constexpr option<bool> recvttl{option_name::ip_recvttl};
inline constexpr option<int> tos{option_name::ip_tos};
inline constexpr option<int> ttl{option_name::ip_ttl};
}  // namespace ip

namespace ipv6 {
inline constexpr settable_option<ipv6_membership> join_group{option_name::ipv6_join_group};
inline constexpr settable_option<ipv6_membership> leave_group{option_name::ipv6_leave_group};
inline constexpr option<int> multicast_hops{option_name::ipv6_multicast_hops};
/// Index of the interface.
inline constexpr option<int> multicast_if{option_name::ipv6_multicast_if};
inline constexpr option<bool> multicast_loop{option_name::ipv6_multicast_loop};
/// That hop_limit, and packet_info (ancillary.hpp), come with datagrams.
inline constexpr option<bool> recvhoplimit{option_name::ipv6_recvhoplimit};
inline constexpr option<bool> recvpktinfo{option_name::ipv6_recvpktinfo};
inline constexpr option<int> tclass{option_name::ipv6_tclass};
inline constexpr option<int> unicast_hops{option_name::ipv6_unicast_hops};
/// Off at first: an IPv6 socket serves IPv4, too. Always on, on OpenBSD. Set it before bind.
inline constexpr option<bool> v6only{option_name::ipv6_v6only};
}  // namespace ipv6

}  // namespace sockspec
