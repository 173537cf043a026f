#pragma once
// How ancillary data lies in memory.

#include <cstddef>

#include "system_headers.hpp"

namespace sockspec {

using control_header = WSACMSGHDR;

/// The bytes of a header and its data; of these and what lies before the next header.
inline std::size_t control_length(std::size_t data) noexcept {
  return WSA_CMSG_LEN(data);
}
inline std::size_t control_space(std::size_t data) noexcept {
  return WSA_CMSG_SPACE(data);
}

/// There is no SCM_RIGHTS.
inline constexpr bool system_passes_descriptors = false;
inline constexpr int descriptors_type = -1;

}  // namespace sockspec
