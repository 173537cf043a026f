#pragma once
// A server that serves beside the test, and its clients.

#include <string>
#include <thread>

#include "connections.hpp"
#include "sockspec/server.hpp"

namespace sockspec::testing {

/// Runs serve_forever in a thread until its scope ends.
class serving {
 public:
  explicit serving(server& of) : of_(of), thread_([&of] { of.serve_forever(); }) {}
  ~serving() { of_.shutdown(); }
  serving(const serving&) = delete;
  serving& operator=(const serving&) = delete;

 private:
  server& of_;
  std::jthread thread_;
};

inline socket client_of(const server& of) {
  socket client(of.server_address().family(), socket_type::stream);
  client.settimeout(60s);
  client.connect(of.server_address());
  return client;
}

/// What a client is told that says this; everything until the end.
inline std::string answer_of(const server& of, std::string_view says) {
  socket client = client_of(of);
  client.sendall(bytes(says));
  client.shutdown(shutdown_how::write);
  std::string answer;
  for (std::string part; !(part = recv_text(client)).empty();) answer += part;
  return answer;
}

/// Sends back what came in one piece.
inline void echo(socket& connection, const address& /*client*/) {
  connection.sendall(bytes(recv_text(connection)));
}

}  // namespace sockspec::testing
