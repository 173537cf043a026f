#pragma once
// A connection to a name, or to whichever of several addresses answers.
//
//   auto client = sockspec::create_connection("localhost", 80, {.timeout = 5s});

#include <chrono>
#include <optional>
#include <span>
#include <system_error>
#include <vector>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// An address that was tried, and why there is no connection to it.
struct failed_attempt {
  address where;
  std::error_code error;
};

/// What RFC 8305 recommends for happy_eyeballs_delay, and between what it allows.
inline constexpr std::chrono::milliseconds recommended_attempt_delay{250};
inline constexpr std::chrono::milliseconds shortest_attempt_delay{10};
inline constexpr std::chrono::milliseconds longest_attempt_delay{2000};

struct connection_options {
  /// One deadline for all addresses together, and the timeout of the socket that is returned.
  /// Looking up names counts, but is not cut short.
  sockspec::timeout timeout = std::nullopt;
  /// Where to connect from. Addresses of another family fail with address_family_not_supported.
  std::optional<address> source_address = std::nullopt;
  /// Nothing: an address is tried when the one before has failed. A time: also when this time has
  /// passed since the one before was tried, families in turn; the first that answers wins, the
  /// others are closed (Happy Eyeballs, RFC 8305).
  std::optional<std::chrono::nanoseconds> happy_eyeballs_delay = std::nullopt;
  /// Receives every address that failed, in the order in which they did, also if another one
  /// answered. What it held is lost.
  std::vector<failed_attempt>* all_errors = nullptr;
};

/// Connects a stream socket to a host: to all its addresses in turn, until one answers.
///
/// Calls: as getaddrinfo, and as the calls of socket for each address
/// \param host     a name, or an address as text; nothing: this machine
/// \param service  a name, or a port as text
/// Errors: those of getaddrinfo [create_connection.reports_the_lookup], and of the calls of socket:
///         the last of them if no address answers [create_connection.last_error];
///         timed_out, the time ran out before an address answered [create_connection.timed_out];
///         argument_rejected, a time that is not above zero [create_connection.refuses_no_time], a
///         delay that RFC 8305 does not allow [create_connection.delay_out_of_range], no address
///         at all, or a port outside 0 to 65535 [create_connection.port_out_of_range]
/// Blocks: until a connection is made, all addresses have failed, or the time runs out
/// Platforms: a refusal takes Windows two seconds, and each address waits for the one before
/// Source: Python's socket.create_connection; RFC 8305
SOCKSPEC_API socket create_connection(lookup_text host, lookup_text service,
                                      const connection_options& = {});
SOCKSPEC_API socket create_connection(lookup_text host, lookup_text service,
                                      const connection_options&, std::error_code&) noexcept;

/// The same, to a port by number.
SOCKSPEC_API socket create_connection(lookup_text host, int port, const connection_options& = {});
SOCKSPEC_API socket create_connection(lookup_text host, int port, const connection_options&,
                                      std::error_code&) noexcept;

/// The same, to addresses that are known: of any family that has streams.
SOCKSPEC_API socket create_connection(std::span<const address> where,
                                      const connection_options& = {});
SOCKSPEC_API socket create_connection(std::span<const address> where, const connection_options&,
                                      std::error_code&) noexcept;

}  // namespace sockspec
