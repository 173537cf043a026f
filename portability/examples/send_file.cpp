// Sends a file to receive_file, which answers with how many bytes have come.

#include <filesystem>

#include "program.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/makefile.hpp"
#include "sockspec/sendfile.hpp"

using namespace std::chrono_literals;

namespace {

constexpr auto usage =
    "usage: send_file HOST PORT FILE\n"
    "Sends the file to receive_file. Ends with 1 unless all of it has arrived.\n";

int program(const example::arguments& given) {
  if (given.size() != 3) throw example::usage_error("HOST, PORT and FILE are needed");
  const std::filesystem::path file(given[2]);
  if (!exists(file)) throw std::runtime_error("there is no file " + given[2]);
  sockspec::socket connection =
      sockspec::create_connection(given[0], example::number(given[1], 1, 65535), {.timeout = 30s});
  const std::uint64_t sent = sockspec::sendfile(connection, file);
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
