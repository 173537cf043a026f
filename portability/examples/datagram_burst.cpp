// Sends many datagrams, and receives them, with few calls.

#include <array>
#include <chrono>
#include <vector>

#include "program.hpp"
#include "sockspec/batch.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/segments.hpp"
#include "sockspec/socket.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::socket;

namespace {

constexpr auto usage =
    "usage: datagram_burst [COUNT]\n"
    "Sends COUNT datagrams of 1,200 bytes (30 unless said, 50 at most) to itself, from one buffer\n"
    "and then from many, and tells how many have arrived.\n";

constexpr std::size_t datagram_size = 1200;

socket bound() {
  socket made(sockspec::address_family::inet, sockspec::socket_type::datagram);
  made.bind(address::inet("127.0.0.1", 0));
  made.settimeout(5s);
  return made;
}

std::size_t in_one_buffer(socket& out, socket& in, std::size_t count) {
  const std::vector<std::byte> video(count * datagram_size);
  const address there = in.getsockname();
  std::error_code lacks_it;
  in.setsockopt(sockspec::udp::gro, true, lacks_it);  // where it is not, they come one by one

  sockspec::send_segments(out, {.data = video, .segment_size = datagram_size, .to = &there});
  std::vector<std::byte> room(65'535);
  std::size_t arrived = 0;
  while (arrived != count) {
    const auto got = sockspec::recv_segments(in, room);
    arrived += got.count / got.segment_size;
  }
  return arrived;
}

std::size_t in_buffers_of_their_own(socket& out, socket& in, std::size_t count) {
  const std::vector<std::byte> reading(datagram_size);
  const address there = in.getsockname();
  std::vector<std::vector<std::byte>> rooms(count, std::vector<std::byte>(datagram_size));

  std::vector<sockspec::outgoing_datagram> readings(count, {reading, &there});
  std::vector<sockspec::incoming_datagram> into;
  for (auto& room : rooms) into.push_back({room});
  sockspec::sendmmsg(out, readings);
  return sockspec::recvmmsg(in, into, sockspec::message_flags::wait_all);
}

int program(const example::arguments& given) {
  if (given.size() > 1) throw example::usage_error("COUNT alone may be said");
  const int said = given.empty() ? 30 : example::number(given[0], 1, 50);
  const auto count = static_cast<std::size_t>(said);
  socket out = bound();
  socket in = bound();
  std::cout << in_one_buffer(out, in, count) << " from one buffer\n";
  socket other = bound();
  std::cout << in_buffers_of_their_own(out, other, count) << " from buffers of their own\n";
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
