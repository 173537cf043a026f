#include <optional>
#include <string>

#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/segments.hpp"

namespace sockspec::driver {
namespace {

outcome send_segments(call& asked) {
  const auto on = socket_of(asked);
  const std::string data = to_bytes(asked["data"], asked.attachments());
  std::optional<address> to;
  if (!asked["address"].is_null()) to = address_from(asked["address"]);
  const outgoing_segments segments{
      .data = bytes(data),
      .segment_size = static_cast<std::size_t>(asked["segment_size"].integer()),
      .to = to ? &*to : nullptr,
      .flags = message_flags_from(asked["flags"])};
  std::error_code ec;
  const auto count = asked.timed([&] { return sockspec::send_segments(*on, segments, ec); });
  if (ec) return outcome::error(error_object(ec).set("count", count));
  return outcome::ok(value().set("count", count));
}

outcome recv_segments(call& asked) {
  const auto on = socket_of(asked);
  if (!wants_address(asked.args())) throw not_expressible("recv_segments tells the sender");
  output_buffer buffer(asked.args());
  if (buffer.claims() > buffer.capacity()) {
    throw not_expressible("a span is never longer than what it spans");
  }
  const std::span room(static_cast<std::byte*>(buffer.data()), buffer.claims());
  const message_flags flags = message_flags_from(asked["flags"]);
  std::error_code ec;
  const auto got = asked.timed([&] { return sockspec::recv_segments(*on, room, flags, ec); });
  if (ec) return outcome::error(ec);
  value results = value().set("count", got.count).set("segment_size", got.segment_size);
  results.set("flags", names_of(got.flags));
  describe_in(results, got.from);
  buffer.describe(results, got.count);
  return outcome::ok(results);
}

}  // namespace

void add_segment_operations(driver& to) {
  add(to, "send_segments", send_segments);
  add(to, "recv_segments", recv_segments);
}

}  // namespace sockspec::driver
