#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "connections.hpp"
#include "datagram_batches.hpp"
#include "posix/faults/exchange.hpp"
#include "posix/faults/stories.hpp"
#include "sockspec/segments.hpp"

namespace sockspec::testing {
namespace {

/// Two that are connected to each other, by the calls' own errors.
struct datagram_ends {
  socket in;
  socket out;
  std::error_code ec;

  explicit datagram_ends(pace how) {
    for (socket* each : {&in, &out}) {
      if (!ec) {
        *each =
            socket(address_family::inet, socket_type::datagram, socket_protocol::unspecified, ec);
      }
      settle(*each, how, ec);
      if (!ec) each->bind(any_port(), ec);
    }
    const address where = ec ? address() : in.getsockname(ec);
    if (!ec) out.connect(where, ec);
  }
};

std::error_code a_batch(pace how) {
  datagram_ends ends(how);
  if (ends.ec) return ends.ec;
  const auto texts = numbered(10);
  std::error_code ec;
  const std::size_t sent = sendmmsg(ends.out, batch_of(texts), message_flags::none, ec);
  if (ec) return ec;
  EXPECT_EQ(sent, texts.size());
  incoming_batch into(10);
  const std::size_t received = recvmmsg(ends.in, into.all, message_flags::wait_all, ec);
  if (ec) return ec;
  EXPECT_EQ(received, texts.size());
  EXPECT_EQ(into.texts(received), texts);
  return close_all({&ends.in, &ends.out}, ec);
}

std::error_code segments(pace how) {
  datagram_ends ends(how);
  if (ends.ec) return ends.ec;
  const auto data = pattern(1000);
  std::error_code ec;
  const std::size_t sent = send_segments(ends.out, {.data = data, .segment_size = 300}, ec);
  if (ec) return ec;
  EXPECT_EQ(sent, data.size());
  std::vector<std::byte> received(2000);
  std::size_t count = 0;
  for (int i = 0; i != 4 && !ec; ++i) {
    count +=
        recv_segments(ends.in, std::span(received).subspan(count), message_flags::none, ec).count;
  }
  if (ec) return ec;
  received.resize(count);
  EXPECT_EQ(received, data);
  return close_all({&ends.in, &ends.out}, ec);
}

}  // namespace

stories_by_name stories_of_batches() {
  return {{"batch", a_batch}, {"segments", segments}};
}

}  // namespace sockspec::testing
