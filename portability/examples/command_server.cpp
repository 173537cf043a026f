// Carries out the commands of an allow-list, for clients of this machine: a line each, answered by
// "ok RESULT" or "error WHY". What a client says never reaches a shell: a command is a function.

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "program.hpp"
#include "sockspec/makefile.hpp"
#include "sockspec/server.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::socket;

namespace {

constexpr auto usage =
    "usage: command_server [PORT]\n"
    "Carries out commands of clients of this machine until standard input ends:\n"
    "  add A B    the sum of two numbers\n"
    "  say TEXT   the text\n"
    "  whoami     the address of the client\n"
    "PORT: 0 to 65535; 0, the default, lets the system choose\n";

/// What a command does with the rest of its line.
using command = std::string (*)(std::istream& rest, const address& client);

std::string add(std::istream& rest, const address& /*client*/) {
  long one = 0;
  long other = 0;
  if (!(rest >> one >> other)) throw std::invalid_argument("add needs two numbers");
  return std::to_string(one + other);
}

std::string say(std::istream& rest, const address& /*client*/) {
  std::string text;
  std::getline(rest >> std::ws, text);
  return text;
}

std::string whoami(std::istream& /*rest*/, const address& client) {
  return to_string(client);
}

struct allowed_command {
  std::string_view name;
  command does;
};

constexpr auto allowed =
    std::to_array<allowed_command>({{"add", add}, {"say", say}, {"whoami", whoami}});

std::string answer(const std::string& line, const address& client) {
  std::istringstream words(line);
  std::string name;
  words >> name;
  const auto found = std::ranges::find(allowed, name, &allowed_command::name);
  if (found == allowed.end()) return "error there is no such command";
  try {
    return "ok " + found->does(words, client);
  } catch (const std::invalid_argument& why) {
    return std::string("error ") + why.what();
  }
}

void serve(socket& connection, const address& client) {
  auto file = sockspec::makefile(connection, {.longest_line = 1000});
  std::string line;
  while (file.readline(line)) file << answer(line, client) << "\n" << std::flush;
  if (file.error()) throw std::system_error(file.error(), "reading a command");
}

bool is_of_this_machine(const socket& /*connection*/, const address& client) {
  return client.host().starts_with("127.");
}

int program(const example::arguments& given) {
  if (given.size() > 1) throw example::usage_error("too many arguments");
  const int port = given.empty() ? 0 : example::number(given[0], 0, 65535);
  sockspec::stream_server server(address::inet("127.0.0.1", port),
                                 {.handle = serve, .verify_request = is_of_this_machine},
                                 {.threads = 8, .connection_timeout = 30s});
  example::serve_until_input_ends(server);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
