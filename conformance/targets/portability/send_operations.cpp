#include <string>

#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/bytes.hpp"

namespace sockspec::driver {
namespace {

std::string data_of(const call& asked) {
  if (asked["data"].is_null()) throw not_expressible("data is a span and never null");
  return to_bytes(asked["data"], asked.attachments());
}

outcome send(call& asked) {
  const auto on = socket_of(asked);
  const std::string data = data_of(asked);
  const message_flags flags = message_flags_from(asked["flags"]);
  std::error_code ec;
  const auto count = asked.timed([&] {
    return flags == message_flags::none ? on->send(bytes(data), ec)
                                        : on->send(bytes(data), flags, ec);
  });
  return ec ? outcome::error(ec) : outcome::ok(value().set("count", count));
}

outcome sendall(call& asked) {
  const auto on = socket_of(asked);
  const std::string data = data_of(asked);
  std::error_code ec;
  const auto count = asked.timed([&] { return on->sendall(bytes(data), ec); });
  if (ec) return outcome::error(error_object(ec).set("count", count));
  return outcome::ok(value().set("count", count));
}

outcome sendto(call& asked) {
  const auto on = socket_of(asked);
  const std::string data = data_of(asked);
  const address to = address_from(asked["address"]);
  const message_flags flags = message_flags_from(asked["flags"]);
  const auto count = asked.timed([&] { return on->sendto(bytes(data), to, flags); });
  return outcome::ok(value().set("count", count));
}

}  // namespace

void add_send_operations(driver& to) {
  add(to, "send", send);
  add(to, "sendall", sendall);
  add(to, "sendto", sendto);
}

}  // namespace sockspec::driver
