#include <array>

#include "benchmarks/questions/contender_answers.hpp"

namespace sockspec::benchmarks {
namespace {

/// A small datagram, and one that fills an Ethernet frame.
constexpr std::array<std::size_t, 2> datagram_sizes{64, 1400};

}  // namespace

question sendto_and_recvfrom() {
  constexpr std::array families{family::udp4, family::unix_dgram};
  return {
      .name = "sendto_and_recvfrom",
      .asks = "What do sendto and recvfrom of a datagram cost?",
      .places = cross(families, datagram_sizes),
      .answers = [](const place& at) { return datagram_answers(at.over); },
  };
}

question connected_datagrams() {
  constexpr std::array families{family::udp4, family::unix_dgram, family::unix_seqpacket};
  return {
      .name = "connected_datagrams",
      .asks = "What do send and recv of a message between connected sockets cost?",
      .places = cross(families, datagram_sizes),
      .answers = [](const place& at) { return connected_datagram_answers(at.over); },
  };
}

}  // namespace sockspec::benchmarks
