// Systems that send and receive one datagram at a time.

#include "berkeley/segments.hpp"

namespace sockspec {

bool cuts_segments(socket& /*to*/) noexcept {
  return false;
}

std::ptrdiff_t send_joined(socket& /*to*/, const outgoing_segments& /*asked*/,
                           std::span<const std::byte> /*data*/, int /*flags*/) noexcept {
  return 0;
}

bool joins_segments() noexcept {
  return false;
}

std::optional<std::size_t> joined_size(const received_ancillary_data& /*beside*/) noexcept {
  return std::nullopt;
}

}  // namespace sockspec
