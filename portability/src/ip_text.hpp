#pragma once
// IP addresses as text, without asking the system: systems differ in what they take for one
// (leading zeros, missing parts, a scope) and in how they write one.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sockspec {

/// In network order.
using ip4_bytes = std::array<std::uint8_t, 4>;
using ip6_bytes = std::array<std::uint8_t, 16>;

/// Four decimal numbers up to 255, without leading zeros: nothing else.
std::optional<ip4_bytes> parse_ip4(std::string_view text) noexcept;

/// RFC 4291, 2.2, all three forms; no scope, no brackets, no length of a prefix.
std::optional<ip6_bytes> parse_ip6(std::string_view text) noexcept;

std::string format(const ip4_bytes&);

/// RFC 5952: lower case, no leading zeros, "::" for the longest run of zeros, the first of several;
/// the last 32 bits of mapped IPv4 addresses as IPv4.
std::string format(const ip6_bytes&);

}  // namespace sockspec
