#include <deque>
#include <string>
#include <vector>

#include "address_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/batch.hpp"
#include "sockspec/bytes.hpp"

namespace sockspec::driver {
namespace {

/// The messages of a sendmmsg.
class outgoing_batch {
 public:
  explicit outgoing_batch(const call& asked) {
    for (const value& one : asked["messages"].elements()) {
      const auto& data = data_.emplace_back(to_bytes(one["data"], asked.attachments()));
      const bool is_named = !one["address"].is_null();
      const address* const to =
          is_named ? &addresses_.emplace_back(address_from(one["address"])) : nullptr;
      datagrams_.push_back({bytes(data), to});
    }
  }
  std::span<const outgoing_datagram> datagrams() const { return datagrams_; }

 private:
  std::deque<std::string> data_;  // their elements do not move
  std::deque<address> addresses_;
  std::vector<outgoing_datagram> datagrams_;
};

outcome sendmmsg(call& asked) {
  const auto on = socket_of(asked);
  const outgoing_batch batch(asked);
  const message_flags flags = message_flags_from(asked["flags"]);
  std::error_code ec;
  const auto count =
      asked.timed([&] { return sockspec::sendmmsg(*on, batch.datagrams(), flags, ec); });
  if (ec) return outcome::error(error_object(ec).set("count", count));
  return outcome::ok(value().set("count", count));
}

/// Room for the messages of a recvmmsg.
class incoming_batch {
 public:
  explicit incoming_batch(const call& asked) {
    const bool tells_senders = wants_address(asked.args());
    for (const value& capacity : asked["capacities"].elements()) {
      value one = value().set("capacity", capacity);
      if (!asked["poison"].is_null()) one.set("poison", asked["poison"]);
      auto& buffer = buffers_.emplace_back(one);
      auto& sender = senders_.emplace_back();
      const std::span room(static_cast<std::byte*>(buffer.data()), buffer.capacity());
      datagrams_.push_back({room, tells_senders ? &sender : nullptr});
    }
  }
  std::span<incoming_datagram> datagrams() { return datagrams_; }

  value describe(std::size_t index) const {
    const incoming_datagram& one = datagrams_[index];
    value message;
    message.set("count", one.count).set("flags", names_of(one.flags));
    buffers_[index].describe(message, one.count);
    if (one.from != nullptr) describe_in(message, *one.from);
    return message;
  }

 private:
  std::deque<output_buffer> buffers_;
  std::deque<address> senders_;
  std::vector<incoming_datagram> datagrams_;
};

/// MSG_WAITFORONE is what the layer does without a flag.
value without_wait_for_one(const value& names) {
  if (names.is_null()) return names;
  value others = value::list{};
  for (const value& name : names.elements()) {
    if (name != value("MSG_WAITFORONE")) others.append(name);
  }
  return others;
}

outcome recvmmsg(call& asked) {
  const auto on = socket_of(asked);
  if (!asked["timeout"].is_null()) throw not_expressible("a timeout is the socket's");
  incoming_batch batch(asked);
  const message_flags flags = message_flags_from(without_wait_for_one(asked["flags"]));
  std::error_code ec;
  const auto count =
      asked.timed([&] { return sockspec::recvmmsg(*on, batch.datagrams(), flags, ec); });
  if (ec) return outcome::error(error_object(ec).set("count", count));
  value messages = value::list{};
  for (std::size_t i = 0; i != count; ++i) messages.append(batch.describe(i));
  return outcome::ok(value().set("count", count).set("messages", std::move(messages)));
}

}  // namespace

void add_batch_operations(driver& to) {
  add(to, "sendmmsg", sendmmsg);
  add(to, "recvmmsg", recvmmsg);
}

}  // namespace sockspec::driver
