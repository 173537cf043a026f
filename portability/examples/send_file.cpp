// Sends a file to receive_file, which answers with how many bytes have come.

#include <array>
#include <fstream>

#include "program.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/makefile.hpp"

using namespace std::chrono_literals;

namespace {

constexpr auto usage =
    "usage: send_file HOST PORT FILE\n"
    "Sends the file to receive_file. Ends with 1 unless all of it has arrived.\n";

std::uint64_t send(std::ifstream& file, sockspec::socket& to) {
  std::array<char, 65536> part;
  std::uint64_t sent = 0;
  do {
    file.read(part.data(), part.size());
    const auto data = std::span(part).first(static_cast<std::size_t>(file.gcount()));
    to.sendall(std::as_bytes(data));
    sent += data.size();
  } while (file);
  if (file.bad()) throw std::runtime_error("the file could not be read to its end");
  return sent;
}

int program(const example::arguments& given) {
  if (given.size() != 3) throw example::usage_error("HOST, PORT and FILE are needed");
  std::ifstream file(given[2], std::ios::binary);
  if (!file) throw std::runtime_error("there is no file " + given[2]);
  sockspec::socket connection =
      sockspec::create_connection(given[0], example::number(given[1], 1, 65535), {.timeout = 30s});
  const std::uint64_t sent = send(file, connection);
  connection.shutdown(sockspec::shutdown_how::write);
  std::uint64_t arrived = 0;
  sockspec::makefile(connection) >> arrived;
  std::cout << "sent " << sent << " bytes, " << arrived << " have arrived\n";
  return sent == arrived ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
