// Has commands carried out by the command server.

#include "program.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/makefile.hpp"

using namespace std::chrono_literals;

namespace {

constexpr auto usage =
    "usage: command_client PORT COMMAND...\n"
    "Sends each command to the command server of this machine and writes the answers.\n"
    "Ends with 1 if one of them is an error.\n"
    "example: command_client 40113 'add 1 2' whoami\n";

int program(const example::arguments& given) {
  if (given.size() < 2) throw example::usage_error("PORT and a COMMAND are needed");
  const int port = example::number(given[0], 1, 65535);
  sockspec::socket connection = sockspec::create_connection("127.0.0.1", port, {.timeout = 5s});
  auto server = sockspec::makefile(connection);
  int status = 0;
  for (std::size_t i = 1; i != given.size(); ++i) {
    server << given[i] << "\n" << std::flush;
    std::string answer;
    if (!std::getline(server, answer)) {
      throw std::runtime_error(server.error() ? server.error().message()
                                              : "the server has ended the connection");
    }
    std::cout << answer << "\n";
    if (!answer.starts_with("ok ")) status = 1;
  }
  return status;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
