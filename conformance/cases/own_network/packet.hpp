#pragma once
// Datagrams with their IPv4 header, as raw sockets send and receive them.

#include <string>
#include <string_view>

#include "engine/context.hpp"

namespace sockspec::conformance {

/// Bytes: of a header without options, and where a field of it begins.
inline constexpr int ipv4_header = 20;
inline constexpr std::size_t type_of_service_at = 1;
inline constexpr std::size_t length_at = 2;
inline constexpr std::size_t hop_limit_at = 8;
inline constexpr std::size_t protocol_at = 9;
inline constexpr std::size_t checksum_at = 10;
inline constexpr std::size_t source_at = 12;
inline constexpr std::size_t destination_at = 16;

/// Protocols that are kept free for experiments (RFC 3692).
inline constexpr int experiment = 253;
inline constexpr int other_experiment = 254;

/// Data behind a header without source and length: for that address, of the experiment's protocol,
/// to live for seven hops.
std::string ipv4_datagram(const address& to, std::string_view data);

/// What was received has that byte there; ends with that; comes from that port.
matcher has_byte(std::size_t at, int wanted);
matcher ends_with(std::string_view data);
matcher has_sender_port(int port);

/// What was received, as bytes.
std::string bytes_of(const seen&);

}  // namespace sockspec::conformance
