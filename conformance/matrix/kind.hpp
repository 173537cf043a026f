#pragma once
// Kinds: a family, a type and a protocol with a name. Sets of them are bit sets, so that clauses
// can be constexpr.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sockspec::conformance {

enum class kind : std::uint8_t {
  tcp4,
  tcp6,
  udp4,
  udp6,
  mptcp4,
  mptcp6,
  udplite4,
  udplite6,
  unix_stream,
  unix_dgram,
  unix_seqpacket,
  unix_stream_abstract,
  unix_dgram_abstract,
  unix_seqpacket_abstract,
  raw4,
  raw6,
  ping4,
  ping6,
  none,  // the clause is about no kind: an unknown family, a resolver, a byte order
};

struct kind_traits {
  kind which;
  std::string_view name;
  std::string_view family;  // as the protocol names it: inet, inet6, unix
  std::string_view type;    // stream, datagram, seqpacket, raw
  std::string_view group;   // among these a defect shows alike: a mutant is run once for each group
  std::string_view protocol = "default";
  bool abstract_name = false;  // UNIX names are abstract instead of paths
};

inline constexpr std::array<kind_traits, 19> all_kind_traits{{
    {kind::tcp4, "tcp4", "inet", "stream", "tcp"},
    {kind::tcp6, "tcp6", "inet6", "stream", "tcp"},
    {kind::udp4, "udp4", "inet", "datagram", "udp"},
    {kind::udp6, "udp6", "inet6", "datagram", "udp"},
    {kind::mptcp4, "mptcp4", "inet", "stream", "tcp", "mptcp"},
    {kind::mptcp6, "mptcp6", "inet6", "stream", "tcp", "mptcp"},
    {kind::udplite4, "udplite4", "inet", "datagram", "udp", "udplite"},
    {kind::udplite6, "udplite6", "inet6", "datagram", "udp", "udplite"},
    {kind::unix_stream, "unix_stream", "unix", "stream", "unix_stream"},
    {kind::unix_dgram, "unix_dgram", "unix", "datagram", "unix_dgram"},
    {kind::unix_seqpacket, "unix_seqpacket", "unix", "seqpacket", "unix_seqpacket"},
    {kind::unix_stream_abstract, "unix_stream_abstract", "unix", "stream", "unix_stream", "default",
     true},
    {kind::unix_dgram_abstract, "unix_dgram_abstract", "unix", "datagram", "unix_dgram", "default",
     true},
    {kind::unix_seqpacket_abstract, "unix_seqpacket_abstract", "unix", "seqpacket",
     "unix_seqpacket", "default", true},
    {kind::raw4, "raw4", "inet", "raw", "raw", "raw"},
    {kind::raw6, "raw6", "inet6", "raw", "raw", "raw"},
    {kind::ping4, "ping4", "inet", "datagram", "ping", "icmp"},
    {kind::ping6, "ping6", "inet6", "datagram", "ping", "icmpv6"},
    {kind::none, "none", "", "", "none"},
}};

constexpr const kind_traits& traits(kind k) {
  return all_kind_traits[static_cast<std::size_t>(k)];
}
constexpr bool is_inet(kind k) {
  return traits(k).family == "inet" || traits(k).family == "inet6";
}
constexpr bool is_unix(kind k) {
  return traits(k).family == "unix";
}
/// Connections are made by listen, connect and accept.
constexpr bool is_connection_oriented(kind k) {
  return traits(k).type == "stream" || traits(k).type == "seqpacket";
}
constexpr bool keeps_boundaries(kind k) {
  return traits(k).type == "datagram" || traits(k).type == "seqpacket";
}

std::optional<kind> kind_from(std::string_view name);

class kind_set {
 public:
  constexpr kind_set() = default;
  constexpr explicit kind_set(kind k) : bits_(1u << static_cast<unsigned>(k)) {}

  constexpr bool contains(kind k) const { return (bits_ & kind_set(k).bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr kind_set operator|(kind_set a, kind_set b) {
    kind_set both;
    both.bits_ = a.bits_ | b.bits_;
    return both;
  }

 private:
  std::uint32_t bits_ = 0;
};

inline constexpr kind_set tcp4{kind::tcp4};
inline constexpr kind_set tcp6{kind::tcp6};
inline constexpr kind_set udp4{kind::udp4};
inline constexpr kind_set udp6{kind::udp6};
inline constexpr kind_set mptcp4{kind::mptcp4};
inline constexpr kind_set mptcp6{kind::mptcp6};
inline constexpr kind_set udplite4{kind::udplite4};
inline constexpr kind_set udplite6{kind::udplite6};
inline constexpr kind_set unix_stream{kind::unix_stream};
inline constexpr kind_set unix_dgram{kind::unix_dgram};
inline constexpr kind_set unix_seqpacket{kind::unix_seqpacket};
inline constexpr kind_set unix_stream_abstract{kind::unix_stream_abstract};
inline constexpr kind_set unix_dgram_abstract{kind::unix_dgram_abstract};
inline constexpr kind_set unix_seqpacket_abstract{kind::unix_seqpacket_abstract};
inline constexpr kind_set raw4{kind::raw4};
inline constexpr kind_set raw6{kind::raw6};
inline constexpr kind_set ping4{kind::ping4};  // datagrams of ICMP
inline constexpr kind_set ping6{kind::ping6};
inline constexpr kind_set no_kind{kind::none};

inline constexpr kind_set tcp = tcp4 | tcp6;
inline constexpr kind_set udp = udp4 | udp6;
inline constexpr kind_set mptcp = mptcp4 | mptcp6;
inline constexpr kind_set udplite = udplite4 | udplite6;
inline constexpr kind_set inet_stream_kinds = tcp | mptcp;
inline constexpr kind_set inet_datagram_kinds = udp | udplite;
inline constexpr kind_set inet_kinds = inet_stream_kinds | inet_datagram_kinds;
inline constexpr kind_set unix_path_kinds = unix_stream | unix_dgram | unix_seqpacket;
inline constexpr kind_set unix_abstract_kinds =
    unix_stream_abstract | unix_dgram_abstract | unix_seqpacket_abstract;
inline constexpr kind_set unix_kinds = unix_path_kinds | unix_abstract_kinds;

inline constexpr kind_set stream_kinds = inet_stream_kinds | unix_stream | unix_stream_abstract;
inline constexpr kind_set seqpacket_kinds = unix_seqpacket | unix_seqpacket_abstract;
inline constexpr kind_set connection_kinds = stream_kinds | seqpacket_kinds;
inline constexpr kind_set datagram_kinds = inet_datagram_kinds | unix_dgram | unix_dgram_abstract;
inline constexpr kind_set message_kinds = datagram_kinds | seqpacket_kinds;
/// What carries data between two sockets of an ordinary process.
inline constexpr kind_set all_kinds = connection_kinds | datagram_kinds;
/// The rest: raw sockets and those of ICMP, for cases of their own.
inline constexpr kind_set raw_kinds = raw4 | raw6;
inline constexpr kind_set ping_kinds = ping4 | ping6;

// For clauses that do not depend on how a UNIX socket is named: abstract names would only repeat
// the same check.
inline constexpr kind_set plain_kinds = inet_kinds | unix_path_kinds;
inline constexpr kind_set plain_stream_kinds = inet_stream_kinds | unix_stream;
inline constexpr kind_set plain_connection_kinds = plain_stream_kinds | unix_seqpacket;
inline constexpr kind_set plain_datagram_kinds = inet_datagram_kinds | unix_dgram;
inline constexpr kind_set plain_message_kinds = plain_datagram_kinds | unix_seqpacket;

}  // namespace sockspec::conformance
