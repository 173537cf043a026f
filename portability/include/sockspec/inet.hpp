#pragma once
// IP addresses between text and bytes. What a system takes for an address and how it writes one is
// its own affair: here it is the same everywhere, and the system is not asked.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"

namespace sockspec {

/// An IP address in network order: 4 bytes, or 16.
class packed_ip {
 public:
  packed_ip() noexcept = default;
  explicit packed_ip(std::span<const std::byte, 4> bytes) noexcept : size_(bytes.size()) {
    for (std::size_t i = 0; i != size_; ++i) bytes_[i] = bytes[i];
  }
  explicit packed_ip(std::span<const std::byte, 16> bytes) noexcept : size_(bytes.size()) {
    for (std::size_t i = 0; i != size_; ++i) bytes_[i] = bytes[i];
  }

  /// Empty of one that is none. Valid as long as this object.
  std::span<const std::byte> bytes() const noexcept { return std::span(bytes_).first(size_); }

 private:
  std::array<std::byte, 16> bytes_{};
  std::size_t size_ = 0;
};

/// The bytes of an address that is written as text.
///
/// \param family  inet or inet6
/// \param text    of inet four decimal numbers without leading zeros, "127.0.0.1"
///                [inet_pton.refuses_other_notations]; of inet6 any form of RFC 4291, 2.2: "::1",
///                "2001:db8:0:0:8:800:200c:417a", "::ffff:127.0.0.1" [inet_pton.forms_of_ipv6]. A
///                scope has no place in the bytes: "fe80::1%2" is for address::inet6
///                [inet_pton.refuses_scopes]
/// Errors: argument_rejected, the text is no address of the family, or has a zero byte in it
///         [inet_pton.refuses_zero_bytes];
///         address_family_not_supported, another family [inet_pton.family_not_supported]
/// Blocks: never
/// Source: POSIX.1-2024 inet_pton(); RFC 4291, 2.2
SOCKSPEC_API packed_ip inet_pton(address_family family, std::string_view text);
SOCKSPEC_API packed_ip inet_pton(address_family family, std::string_view text,
                                 std::error_code&) noexcept;

/// The text of an address that is given by its bytes: of inet6 as RFC 5952 recommends,
/// "2001:db8::1", with the last 32 bits of mapped IPv4 addresses as IPv4
/// [inet_ntop.recommended_form].
///
/// \param packed  4 bytes of inet, 16 of inet6
/// Errors: argument_rejected, another number of bytes [inet_ntop.wrong_size];
///         address_family_not_supported, another family [inet_ntop.family_not_supported]
/// Blocks: never
/// Source: POSIX.1-2024 inet_ntop(); RFC 5952
SOCKSPEC_API std::string inet_ntop(address_family family, std::span<const std::byte> packed);
SOCKSPEC_API std::string inet_ntop(address_family family, std::span<const std::byte> packed,
                                   std::error_code&) noexcept;

}  // namespace sockspec
