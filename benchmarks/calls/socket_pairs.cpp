// Calls that make, name, ask or close a socket.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>

#include <memory>

#include "benchmarks/calls/call_pair.hpp"
#include "benchmarks/calls/raw_sockets.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;

struct tcp_socket {
  tcp_socket() { one.bind(address::inet("127.0.0.1", 0)); }

  socket one{address_family::inet, socket_type::stream};
};

call_works socket_and_close() {
  return {[] { const raw_socket made(AF_INET, SOCK_STREAM); },
          [] { const socket made(address_family::inet, socket_type::stream); }};
}

call_works socketpair_and_close() {
  return {[] { const auto made = raw_pair(); },
          [] { const auto made = socketpair(address_family::unix_domain, socket_type::stream); }};
}

call_works bind_and_listen() {
  const address anywhere = address::inet("127.0.0.1", 0);
  return {[anywhere] {
            const raw_socket made(AF_INET, SOCK_STREAM);
            checked(::bind(made.get(), socket_address(anywhere), length(anywhere)));
            checked(::listen(made.get(), 4));
          },
          [anywhere] {
            socket made(address_family::inet, socket_type::stream);
            made.bind(anywhere);
            made.listen(4);
          }};
}

call_works connect_and_accept() {
  auto listener = std::make_shared<tcp_socket>();
  listener->one.listen(4);
  const address where = listener->one.getsockname();
  return {[listener, where] {
            const raw_socket client(AF_INET, SOCK_STREAM);
            checked(::connect(client.get(), socket_address(where), length(where)));
            sockaddr_storage from{};
            socklen_t size = sizeof from;
            const raw_socket server(checked(
                accept_one(listener->one.fileno(), reinterpret_cast<sockaddr*>(&from), &size)));
          },
          [listener, where] {
            socket client(address_family::inet, socket_type::stream);
            client.connect(where);
            address from;
            const socket server = listener->one.accept(from);
          }};
}

call_works shut_down() {
  return {[] {
            const auto made = raw_pair();
            checked(::shutdown(made.first.get(), SHUT_RDWR));
          },
          [] {
            auto made = socketpair(address_family::unix_domain, socket_type::stream);
            made.first.shutdown(shutdown_how::both);
          }};
}

call_works name() {
  auto of = std::make_shared<tcp_socket>();
  return {[of] {
            sockaddr_storage local{};
            socklen_t size = sizeof local;
            checked(::getsockname(of->one.fileno(), reinterpret_cast<sockaddr*>(&local), &size));
          },
          [of] { static_cast<void>(of->one.getsockname()); }};
}

call_works read_option() {
  auto of = std::make_shared<tcp_socket>();
  return {[of] {
            int value = 0;
            socklen_t size = sizeof value;
            checked(::getsockopt(of->one.fileno(), SOL_SOCKET, SO_RCVBUF, &value, &size));
          },
          [of] { static_cast<void>(of->one.getsockopt(so::rcvbuf)); }};
}

call_works set_option() {
  auto of = std::make_shared<tcp_socket>();
  return {[of] {
            const int on = 1;
            checked(::setsockopt(of->one.fileno(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
          },
          [of] { of->one.setsockopt(tcp::nodelay, true); }};
}

call_works set_timeout() {
  auto of = std::make_shared<tcp_socket>();
  return {[of] {
            int on = 1;
            checked(::ioctl(of->one.fileno(), FIONBIO, &on));
          },
          [of] { of->one.settimeout(5s); }};
}

call_works ask_whether_ready() {
  auto of = std::make_shared<tcp_socket>();
  return {[of] {
            pollfd item{of->one.fileno(), POLLIN, 0};
            checked(::poll(&item, 1, 0));
          },
          [of] {
            poll_item item[] = {{of->one.fileno(), poll_events::in}};
            poll(item, 0s);
          }};
}

constexpr call_pair pairs[] = {
    {"socket, close", socket_and_close, 170},
    {"socketpair, close twice", socketpair_and_close, 440},
    {"socket, bind, listen, close", bind_and_listen, 220},
    {"socket, connect, accept, close twice", connect_and_accept, 600},
    {"socketpair, shutdown, close twice", shut_down, 480},
    {"getsockname", name, 60},
    {"getsockopt", read_option, 110},
    {"setsockopt", set_option, 140},
    {"settimeout", set_timeout, 50},
    {"poll", ask_whether_ready, 190},
};

}  // namespace

std::span<const call_pair> socket_pairs() noexcept {
  return pairs;
}

}  // namespace sockspec::benchmarks
