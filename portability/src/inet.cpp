#include "sockspec/inet.hpp"

#include <cstring>
#include <optional>

#include "ip_text.hpp"
#include "out_of_memory.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

/// Nothing, with the error, if there are not as many bytes as the family has.
template <typename Bytes>
std::optional<Bytes> unpacked(std::span<const std::byte> packed, std::error_code& ec) noexcept {
  Bytes bytes;
  if (packed.size() != bytes.size()) {
    fail(ec, errc::argument_rejected);
    return std::nullopt;
  }
  std::memcpy(bytes.data(), packed.data(), bytes.size());
  return bytes;
}

template <typename Bytes>
packed_ip packed_or_refused(const std::optional<Bytes>& parsed, std::error_code& ec) noexcept {
  if (parsed) return packed_ip(std::as_bytes(std::span(*parsed)));
  fail(ec, errc::argument_rejected);
  return {};
}

template <typename Bytes>
std::string text_of(std::span<const std::byte> packed, std::error_code& ec) {
  const auto bytes = unpacked<Bytes>(packed, ec);
  return bytes ? format(*bytes) : std::string();
}

}  // namespace

packed_ip inet_pton(address_family family, std::string_view text, std::error_code& ec) noexcept {
  succeed(ec);
  if (family == address_family::inet) return packed_or_refused(parse_ip4(text), ec);
  if (family == address_family::inet6) return packed_or_refused(parse_ip6(text), ec);
  fail(ec, errc::address_family_not_supported);
  return {};
}

std::string inet_ntop(address_family family, std::span<const std::byte> packed,
                      std::error_code& ec) noexcept {
  succeed(ec);
  return unless_out_of_memory(ec, [&]() -> std::string {
    if (family == address_family::inet) return text_of<ip4_bytes>(packed, ec);
    if (family == address_family::inet6) return text_of<ip6_bytes>(packed, ec);
    fail(ec, errc::address_family_not_supported);
    return {};
  });
}

}  // namespace sockspec
