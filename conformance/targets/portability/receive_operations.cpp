#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"

namespace sockspec::driver {
namespace {

std::span<std::byte> span_of(output_buffer& buffer) {
  if (buffer.claims() > buffer.capacity()) {
    throw not_expressible("a span is never longer than what it spans");
  }
  return {static_cast<std::byte*>(buffer.data()), buffer.claims()};
}

/// What the buffer shows, on success and on failure.
outcome received(const output_buffer& buffer, std::size_t count, const std::error_code& ec,
                 value results = {}) {
  if (!ec) {
    results.set("count", count);
    buffer.describe(results, count);
    return outcome::ok(std::move(results));
  }
  return outcome::error(
      error_object(ec).set("written", buffer.written()).set("guard", buffer.guard()));
}

outcome recv(call& asked) {
  const auto on = socket_of(asked);
  output_buffer buffer(asked.args());
  const auto into = span_of(buffer);
  const message_flags flags = message_flags_from(asked["flags"]);
  std::error_code ec;
  const auto count = asked.timed([&] {
    return flags == message_flags::none ? on->recv(into, ec) : on->recv(into, flags, ec);
  });
  return received(buffer, count, ec);
}

outcome recvfrom(call& asked) {
  const auto on = socket_of(asked);
  if (!wants_address(asked.args())) throw not_expressible("the layer's recvfrom tells the sender");
  output_buffer buffer(asked.args());
  const auto into = span_of(buffer);
  const message_flags flags = message_flags_from(asked["flags"]);
  address from;
  std::error_code ec;
  const auto count = asked.timed([&] { return on->recvfrom(into, from, flags, ec); });
  value results;
  describe_in(results, from);
  return received(buffer, count, ec, std::move(results));
}

}  // namespace

void add_receive_operations(driver& to) {
  add(to, "recv", recv);
  add(to, "recvfrom", recvfrom);
}

}  // namespace sockspec::driver
