#include "sockspec/kind.hpp"

#include <array>
#include <cstddef>

namespace sockspec {
namespace {

template <std::size_t Size>
std::string_view name_at(const std::array<std::string_view, Size>& names, std::size_t index) {
  return index < Size ? names[index] : "other";
}

}  // namespace

std::string_view to_string(address_family family) noexcept {
  static constexpr auto names =
      std::to_array<std::string_view>({"unspecified", "inet", "inet6", "unix_domain", "other"});
  return name_at(names, static_cast<std::size_t>(family));
}

std::string_view to_string(socket_type type) noexcept {
  static constexpr auto names = std::to_array<std::string_view>(
      {"unspecified", "stream", "datagram", "seqpacket", "raw", "other"});
  return name_at(names, static_cast<std::size_t>(type));
}

}  // namespace sockspec
