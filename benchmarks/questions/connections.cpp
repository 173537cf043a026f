#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::array<std::size_t, 1> no_bytes{0};

void raw_pair_and_close(int type) {
  std::array<int, 2> ends{};
  checked(open_pair(type, ends.data()), "socketpair");
  for (const int each : ends) checked(::close(each), "close");
}

std::vector<answer> pair_answers(int raw_type, socket_type type) {
  return own_answers([=](const transfer&) { return repeat([=] { raw_pair_and_close(raw_type); }); },
                     [=](const transfer&) {
                       return repeat([=] {
                         auto made = socketpair(address_family::unix_domain, type);
                         made.first.close();
                         made.second.close();
                       });
                     });
}

}  // namespace

question connect_accept_close() {
  return {
      .name = "connect_accept_close",
      .asks = "What does it cost to connect, to accept, and to close both ends?",
      .places = cross(stream_families, no_bytes),
      .answers = [](const place& at) { return connecting_answers(at.over); },
  };
}

question socketpair_and_close() {
  constexpr std::array families{family::unix_stream, family::unix_dgram, family::unix_seqpacket};
  return {
      .name = "socketpair_and_close",
      .asks = "What do a pair of sockets and closing both cost?",
      .places = cross(families, no_bytes),
      .answers =
          [](const place& at) {
            if (at.over == family::unix_stream) {
              return pair_answers(SOCK_STREAM, socket_type::stream);
            }
            return at.over == family::unix_dgram
                       ? pair_answers(SOCK_DGRAM, socket_type::datagram)
                       : pair_answers(SOCK_SEQPACKET, socket_type::seqpacket);
          },
  };
}

}  // namespace sockspec::benchmarks
