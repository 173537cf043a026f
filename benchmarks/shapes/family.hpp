#pragma once
// What kind of socket an operation is asked for.

#include <cstdint>
#include <string_view>

namespace sockspec::benchmarks {

/// `none`: no socket is in it.
enum class family : std::uint8_t {
  none,
  tcp4,
  tcp6,
  unix_stream,
  udp4,
  unix_dgram,
  unix_seqpacket
};

/// Its name in rows and in the record.
constexpr std::string_view to_string(family which) noexcept {
  switch (which) {
    case family::none:
      return "none";
    case family::tcp4:
      return "tcp4";
    case family::tcp6:
      return "tcp6";
    case family::unix_stream:
      return "unix_stream";
    case family::udp4:
      return "udp4";
    case family::unix_dgram:
      return "unix_dgram";
    case family::unix_seqpacket:
      return "unix_seqpacket";
  }
  return "unknown";
}

constexpr bool is_tcp(family which) noexcept {
  return which == family::tcp4 || which == family::tcp6;
}

constexpr bool is_unix(family which) noexcept {
  return which == family::unix_stream || which == family::unix_dgram ||
         which == family::unix_seqpacket;
}

/// Whether what is sent keeps no bounds.
constexpr bool is_stream(family which) noexcept {
  return is_tcp(which) || which == family::unix_stream;
}

}  // namespace sockspec::benchmarks
