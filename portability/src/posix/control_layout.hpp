#pragma once
// How ancillary data lies in memory.

#include <sys/socket.h>

#include <cstddef>

namespace sockspec {

using control_header = cmsghdr;

/// The bytes of a header and its data; of these and what lies before the next header.
inline std::size_t control_length(std::size_t data) noexcept {
  return CMSG_LEN(data);
}
inline std::size_t control_space(std::size_t data) noexcept {
  return CMSG_SPACE(data);
}

/// SCM_RIGHTS.
inline constexpr bool system_passes_descriptors = true;
inline constexpr int descriptors_type = SCM_RIGHTS;

}  // namespace sockspec
