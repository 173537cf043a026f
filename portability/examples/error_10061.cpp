// Connects to where nobody listens, and explains the error: by the name that is the same on every
// system, and by the numbers that are not. 10061 is what a Windows program would log.

#include "program.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"
#include "sockspec/error_table.hpp"
#include "sockspec/socket.hpp"

using namespace std::chrono_literals;
using sockspec::address;
using sockspec::error_space;
using sockspec::socket;

namespace {

constexpr auto usage =
    "usage: error_10061 [PORT]\n"
    "Connects to a port of this machine, where nobody should listen, and explains the error. "
    "Unless\n"
    "it is said, the port is one that this program keeps closed. Ends with 1 if somebody "
    "listens.\n";

socket stream() {
  return socket(sockspec::address_family::inet, sockspec::socket_type::stream);
}

/// Every number that one of these systems has for the error.
void show(sockspec::errc error) {
  std::cout << to_string(error) << ": " << explain(error) << "\n";
  for (const sockspec::error_row& row : sockspec::error_table()) {
    const bool named = row.space == error_space::errno_linux ||
                       row.space == error_space::errno_darwin || row.space == error_space::winsock;
    if (named && row.meaning == error) {
      std::cout << "  " << to_string(row.space) << " " << row.name << " " << row.number << "\n";
    }
  }
}

int program(const example::arguments& given) {
  if (given.size() > 1) throw example::usage_error("too many arguments");
  socket closed = stream();  // it has a port, and does not listen
  closed.bind(address::inet("127.0.0.1", 0));
  const address nobody = given.empty()
                             ? closed.getsockname()
                             : address::inet("127.0.0.1", example::number(given[0], 1, 65535));
  socket client = stream();
  client.settimeout(10s);
  const std::error_code error = client.connect_ex(nobody);
  if (!error) {
    std::cerr << "somebody listens at " << to_string(nobody) << "\n";
    return 1;
  }
  std::cout << "here: " << sockspec::native_name(error) << " " << error.value() << "\n";
  show(sockspec::to_errc(error));
  return error == sockspec::errc::connection_refused ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  return example::run(count, words, usage, program);
}
