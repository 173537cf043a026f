// The smallest driver that is of use: TCP over IPv4 through the system's own calls. Shows what the
// kit's author writes.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol/kit/data.hpp"
#include "protocol/kit/driver.hpp"
#include "protocol/kit/handle_table.hpp"

namespace driver = sockspec::driver;
using driver::call;
using driver::done;
using driver::outcome;
using driver::value;

namespace {

struct toy_socket {
  int number;
};
driver::handle_table<toy_socket> sockets;

int number_of(const call& asked) {
  const value& raw = asked.on()["number"];
  return raw.is_null() ? sockets[asked.handle()]->number : static_cast<int>(raw.integer());
}

sockaddr_in to_native(const value& address) {
  if (address["family"] != value("inet")) throw driver::broken_request("this toy knows inet only");
  sockaddr_in native{};
  native.sin_family = AF_INET;
  native.sin_port = htons(static_cast<std::uint16_t>(address["port"].integer()));
  inet_pton(AF_INET, address["host"].text().c_str(), &native.sin_addr);
  return native;
}

outcome done_unless(int result) {
  return result == -1 ? driver::error_from_errno() : outcome::ok();
}

outcome make_socket(call& asked) {
  if (asked["family"] != value("inet")) return outcome::unsupported("this toy knows inet only");
  const int type = asked["type"] == value("datagram") ? SOCK_DGRAM : SOCK_STREAM;
  const int number = asked.timed([&] { return socket(AF_INET, type, 0); });
  if (number == -1) return driver::error_from_errno();
  sockets.make(asked.makes(), toy_socket{number});
  return outcome::ok(value().set("number", number));
}

template <int (*Function)(int, const sockaddr*, socklen_t)>
outcome name_socket(call& asked) {
  const auto address = to_native(asked["address"]);
  const auto* pointer = reinterpret_cast<const sockaddr*>(&address);
  return done_unless(
      asked.timed([&] { return Function(number_of(asked), pointer, sizeof address); }));
}

outcome make_listen(call& asked) {
  return done_unless(asked.timed([&] { return listen(number_of(asked), 16); }));
}

outcome make_accept(call& asked) {
  const int number = asked.timed([&] { return accept(number_of(asked), nullptr, nullptr); });
  if (number == -1) return driver::error_from_errno();
  sockets.make(asked.makes(), toy_socket{number});
  return outcome::ok(value().set("number", number));
}

outcome make_send(call& asked) {
  const auto data = driver::to_bytes(asked["data"], asked.attachments());
  const auto count =
      asked.timed([&] { return send(number_of(asked), data.data(), data.size(), MSG_NOSIGNAL); });
  return count == -1 ? driver::error_from_errno() : outcome::ok(value().set("count", count));
}

outcome make_recv(call& asked) {
  driver::output_buffer buffer(asked.args());
  const auto count =
      asked.timed([&] { return recv(number_of(asked), buffer.data(), buffer.claims(), 0); });
  if (count == -1) return driver::error_from_errno();
  value results = value().set("count", count);
  buffer.describe(results, static_cast<std::size_t>(count));
  return outcome::ok(std::move(results));
}

outcome get_name(call& asked) {
  sockaddr_in address{};
  socklen_t length = sizeof address;
  const int result = asked.timed([&] {
    return getsockname(number_of(asked), reinterpret_cast<sockaddr*>(&address), &length);
  });
  if (result == -1) return driver::error_from_errno();
  const value named = value()
                          .set("family", "inet")
                          .set("host", inet_ntoa(address.sin_addr))
                          .set("port", ntohs(address.sin_port));
  return outcome::ok(value().set("address", named).set("address_length", length));
}

outcome make_close(call& asked) {
  const int number = number_of(asked);
  if (asked.on().is_integer()) sockets.mark_closed(asked.handle());
  return done_unless(asked.timed([&] { return close(number); }));
}

std::vector<int> close_all() {
  std::vector<int> closed;
  for (const auto& [handle, open] : sockets.take_open()) {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    setsockopt(open->number, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(open->number);
    closed.push_back(handle);
  }
  return closed;
}

}  // namespace

int main(int count, char** arguments) {
  driver::driver toy({.name = "toy",
                      .version = "1",
                      .implementation = "the system's calls",
                      .implementation_version = "1"});
  toy.add("socket", done::direct, make_socket)
      .add("bind", done::direct, name_socket<bind>)
      .add("connect", done::direct, name_socket<connect>)
      .add("listen", done::direct, make_listen)
      .add("accept", done::direct, make_accept)
      .add("send", done::direct, make_send)
      .add("recv", done::direct, make_recv)
      .add("getsockname", done::direct, get_name)
      .add("close", done::direct, make_close)
      .can("number");
  toy.hooks().close_all = close_all;
  toy.hooks().wake = [](const value& on) {
    if (on.is_integer()) shutdown(sockets[static_cast<int>(on.integer())]->number, SHUT_RDWR);
  };
  toy.hooks().number_of = [](int handle) { return sockets[handle]->number; };
  toy.hooks().adopt = [](int handle, int number) { sockets.make(handle, toy_socket{number}); };
  return toy.run(count, arguments);
}
