#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

std::unique_ptr<work> raw_getsockopt(const transfer&) {
  return repeat([of = listen_at(family::tcp4)] {
    int value = 0;
    socklen_t size = sizeof value;
    checked(::getsockopt(of.fileno(), SOL_SOCKET, SO_RCVBUF, &value, &size), "getsockopt");
  });
}

std::unique_ptr<work> layer_getsockopt(const transfer&) {
  return repeat([of = listen_at(family::tcp4)] { static_cast<void>(of.getsockopt(so::rcvbuf)); });
}

std::unique_ptr<work> raw_setsockopt(const transfer&) {
  return repeat([of = listen_at(family::tcp4)] {
    const int on = 1;
    checked(::setsockopt(of.fileno(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "setsockopt");
  });
}

std::unique_ptr<work> layer_setsockopt(const transfer&) {
  return repeat([of = listen_at(family::tcp4)]() mutable { of.setsockopt(tcp::nodelay, true); });
}

}  // namespace

question getsockopt_int() {
  return {
      .name = "getsockopt_int",
      .asks = "What does reading SO_RCVBUF cost?",
      .places = {{family::tcp4}},
      .answers = [](const place&) { return own_answers(raw_getsockopt, layer_getsockopt); },
  };
}

question setsockopt_bool() {
  return {
      .name = "setsockopt_bool",
      .asks = "What does setting TCP_NODELAY cost?",
      .places = {{family::tcp4}},
      .answers = [](const place&) { return own_answers(raw_setsockopt, layer_setsockopt); },
  };
}

}  // namespace sockspec::benchmarks
