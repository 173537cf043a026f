// Sends a text and shows what comes back.

#include <array>

#include "program.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/create_connection.hpp"

using namespace std::chrono_literals;

namespace {

constexpr auto usage =
    "usage: echo_client HOST PORT TEXT\n"
    "Sends the text to an echo server and writes what comes back.\n";

std::string everything(sockspec::socket& from) {
  std::string received;
  std::array<std::byte, 4096> room;
  while (const std::size_t count = from.recv(room)) {
    received += sockspec::text(std::span(room).first(count));
  }
  return received;
}

int program(const example::arguments& given) {
  if (given.size() != 3) throw example::usage_error("HOST, PORT and TEXT are needed");
  const int port = example::number(given[1], 1, 65535);
  sockspec::socket connection = sockspec::create_connection(given[0], port, {.timeout = 5s});
  connection.sendall(sockspec::bytes(given[2]));
  connection.shutdown(sockspec::shutdown_how::write);  // that was all
  const std::string answer = everything(connection);
  std::cout << answer << "\n";
  return answer == given[2] ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
