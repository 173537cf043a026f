// Sends back what it is sent, over TCP or UDP.

#include <array>

#include "program.hpp"
#include "sockspec/server.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::socket;

namespace {

constexpr auto usage =
    "usage: echo_server [--udp] [PORT]\n"
    "Sends back what clients of this machine send, until standard input ends.\n"
    "PORT: 0 to 65535; 0, the default, lets the system choose\n";

void echo(socket& connection, const address& /*client*/) {
  std::array<std::byte, 65536> room;
  while (const std::size_t count = connection.recv(room)) {
    connection.sendall(std::span(room).first(count));
  }
}

void echo_datagram(std::span<const std::byte> data, const address& client, socket& server) {
  server.sendto(data, client);
}

void serve_connections(const address& where) {
  sockspec::stream_server server(where, {.handle = echo},
                                 {.threads = 64, .connection_timeout = 30s});
  example::serve_until_input_ends(server);
}

void serve_datagrams(const address& where) {
  sockspec::datagram_server server(where, {.handle = echo_datagram});
  example::serve_until_input_ends(server);
}

int program(const example::arguments& given) {
  const bool datagrams = !given.empty() && given[0] == "--udp";
  const std::size_t options = datagrams ? 1 : 0;
  if (given.size() > options + 1) throw example::usage_error("too many arguments");
  const int port = given.size() > options ? example::number(given[options], 0, 65535) : 0;
  const address where = address::inet("127.0.0.1", port);
  datagrams ? serve_datagrams(where) : serve_connections(where);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
