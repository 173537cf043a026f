// Receives one file from send_file and answers with how many bytes have come.

#include <array>
#include <fstream>

#include "program.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/makefile.hpp"
#include "sockspec/server.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::socket;

namespace {

constexpr auto usage =
    "usage: receive_file FILE [PORT]\n"
    "Waits a minute for send_file on this machine, and writes what it sends to the file.\n"
    "PORT: 0 to 65535; 0, the default, lets the system choose\n";

std::uint64_t receive(socket& from, std::ostream& into) {
  std::array<std::byte, 65536> room;
  std::uint64_t received = 0;
  while (const std::size_t count = from.recv(room)) {
    const std::string_view data = sockspec::text(std::span(room).first(count));
    into.write(data.data(), static_cast<std::streamsize>(data.size()));
    received += count;
  }
  if (!into.flush()) throw std::runtime_error("the file could not be written");
  return received;
}

int program(const example::arguments& given) {
  if (given.empty() || given.size() > 2) throw example::usage_error("FILE is needed");
  std::ofstream file(given[0], std::ios::binary);
  if (!file) throw std::runtime_error("cannot write to " + given[0]);
  const int port = given.size() == 2 ? example::number(given[1], 0, 65535) : 0;
  std::exception_ptr failure;
  sockspec::stream_server server(
      address::inet("127.0.0.1", port),
      {.handle =
           [&file](socket& connection, const address& /*client*/) {
             sockspec::makefile(connection) << receive(connection, file) << "\n";
           },
       .failures = {.handle_error = [&failure](const auto& thrown,
                                               const auto& /*client*/) { failure = thrown; }}},
      {.connection_timeout = 30s});
  std::cout << "serving at " << to_string(server.server_address()) << std::endl;
  if (!server.handle_request(60s)) throw std::runtime_error("nobody has sent a file");
  if (failure) std::rethrow_exception(failure);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
