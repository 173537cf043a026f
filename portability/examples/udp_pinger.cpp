// Measures how long datagrams take to an echo server and back.

#include <array>
#include <chrono>
#include <optional>

#include "program.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/socket.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::socket;
using clock_type = std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr auto usage =
    "usage: udp_pinger ADDRESS PORT [COUNT]\n"
    "Sends COUNT datagrams (4 unless said) to `echo_server --udp` at an IPv4 address and waits up\n"
    "to a second for each to come back. Ends with 1 if none does.\n";

/// The time until the reply to this text; nothing if it does not come. Late replies to others are
/// passed over.
std::optional<milliseconds> ping(socket& server, const std::string& text) {
  const auto begun = clock_type::now();
  server.sendall(sockspec::bytes(text));
  std::array<std::byte, 100> room;
  for (auto left = 1'000'000'000ns; left > 0ns; left = begun + 1s - clock_type::now()) {
    server.settimeout(left);
    std::error_code ec;
    const std::size_t count = server.recv(room, ec);
    if (ec == sockspec::errc::timed_out) break;
    if (ec) throw std::system_error(ec, "ping");  // connection_refused: nobody is there
    if (sockspec::text(std::span(room).first(count)) == text) return clock_type::now() - begun;
  }
  return std::nullopt;
}

int program(const example::arguments& given) {
  if (given.size() < 2 || given.size() > 3) {
    throw example::usage_error("ADDRESS and PORT are needed");
  }
  const int pings = given.size() == 3 ? example::number(given[2], 1, 1000) : 4;
  socket server(sockspec::address_family::inet, sockspec::socket_type::datagram);
  server.connect(address::inet(given[0], example::number(given[1], 1, 65535)));
  int answered = 0;
  for (int i = 1; i <= pings; ++i) {
    const auto time = ping(server, "ping " + std::to_string(i));
    if (time) ++answered;
    std::cout << i << ": " << (time ? std::to_string(time->count()) + " ms" : "lost") << "\n";
  }
  std::cout << answered << " of " << pings << " came back\n";
  return answered == 0 ? 1 : 0;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
