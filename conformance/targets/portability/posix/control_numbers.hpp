#pragma once
// The system's numbers of ancillary data.

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string_view>

#include "sockspec/config.hpp"

namespace sockspec::driver {

struct item_row {
  std::string_view level_name, name;
  int level, type;
};

inline constexpr auto item_rows = std::to_array<item_row>({
#ifdef SCM_CREDENTIALS
    {"SOL_SOCKET", "SCM_CREDENTIALS", SOL_SOCKET, SCM_CREDENTIALS},
#endif
    {"SOL_SOCKET", "SCM_TIMESTAMP", SOL_SOCKET, SCM_TIMESTAMP},
#ifdef IP_PKTINFO
    {"IPPROTO_IP", "IP_PKTINFO", IPPROTO_IP, IP_PKTINFO},
#endif
    {"IPPROTO_IP", "IP_TTL", IPPROTO_IP, IP_TTL},
#ifdef IPV6_PKTINFO
    {"IPPROTO_IPV6", "IPV6_PKTINFO", IPPROTO_IPV6, IPV6_PKTINFO},
    {"IPPROTO_IPV6", "IPV6_HOPLIMIT", IPPROTO_IPV6, IPV6_HOPLIMIT},
#endif
});

inline constexpr bool passes_descriptors = true;

/// Closes a descriptor that was passed and is no socket.
inline void close_descriptor(native_handle passed) {
  ::close(passed);
}

}  // namespace sockspec::driver
