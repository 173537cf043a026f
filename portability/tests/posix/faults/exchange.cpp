#include "posix/faults/exchange.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "connections.hpp"

namespace sockspec::testing {

timeout time_of(pace how) {
  if (how == pace::for_ever) return std::nullopt;
  return 5s;
}

void settle(socket& made, pace how, std::error_code& ec) {
  if (!ec && how == pace::with_a_timeout) made.settimeout(time_of(how), ec);
}

std::vector<std::byte> pattern(std::size_t size) {
  std::vector<std::byte> data(size);
  for (std::size_t i = 0; i != size; ++i) data[i] = static_cast<std::byte>(i * 7 + i / 256);
  return data;
}

std::error_code take_over(socket& out, socket& in, std::span<const std::byte> sent,
                          std::size_t count, std::error_code first) {
  std::error_code ec;
  out.shutdown(shutdown_how::write, ec);
  if (ec) return first ? first : ec;

  std::vector<std::byte> received(sent.size() + 1);
  std::size_t size = 0;
  while (size != received.size()) {
    const std::size_t part = in.recv(std::span(received).subspan(size), ec);
    if (ec && !first) first = ec;
    if (ec || part == 0) break;
    size += part;
  }
  if (!ec) {
    EXPECT_EQ(size, count) << "not as many bytes as the sender has counted";
  }
  received.resize(size);
  EXPECT_TRUE(std::equal(received.begin(), received.end(), sent.begin())) << "other bytes";
  return first;
}

std::error_code carry(socket& out, socket& in) {
  const auto sent = pattern(40'000);
  std::error_code ec;
  const std::size_t count = out.sendall(sent, ec);
  return take_over(out, in, sent, count, ec);
}

std::error_code close_all(std::initializer_list<socket*> made, std::error_code first) {
  for (socket* each : made) {
    std::error_code ec;
    each->close(ec);
    if (ec && !first) first = ec;
  }
  return first;
}

}  // namespace sockspec::testing
