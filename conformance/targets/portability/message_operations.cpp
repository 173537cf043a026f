#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "address_values.hpp"
#include "control_numbers.hpp"
#include "control_values.hpp"
#include "handles.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "protocol/kit/data.hpp"
#include "sockspec/bytes.hpp"
#include "sockspec/message.hpp"

namespace sockspec::driver {
namespace {

/// The buffers of a sendmsg.
class outgoing_buffers {
 public:
  explicit outgoing_buffers(const call& asked) {
    for (const value& one : asked["buffers"].elements()) {
      if (one.is_null()) throw not_expressible("data is a span and never null");
      data_.push_back(to_bytes(one, asked.attachments()));
      spans_.push_back(bytes(data_.back()));
    }
  }
  std::span<const std::span<const std::byte>> spans() const { return spans_; }

 private:
  std::deque<std::string> data_;  // its elements do not move
  std::vector<std::span<const std::byte>> spans_;
};

outcome sendmsg(call& asked) {
  const auto on = socket_of(asked);
  const outgoing_buffers buffers(asked);
  std::optional<address> to;
  if (!asked["address"].is_null()) to = address_from(asked["address"]);
  const ancillary_data beside = ancillary_data_from(asked["control"]);
  const outgoing_message message{.buffers = buffers.spans(),
                                 .ancillary = beside.bytes().empty() ? nullptr : &beside,
                                 .to = to ? &*to : nullptr,
                                 .flags = message_flags_from(asked["flags"])};
  const auto count = asked.timed([&] { return sockspec::sendmsg(*on, message); });
  return outcome::ok(value().set("count", count));
}

/// The buffers of a recvmsg, each with guards.
class incoming_buffers {
 public:
  explicit incoming_buffers(const call& asked) {
    for (const value& capacity : asked["capacities"].elements()) {
      value one = value().set("capacity", capacity);
      if (!asked["poison"].is_null()) one.set("poison", asked["poison"]);
      auto& made = buffers_.emplace_back(one);
      spans_.emplace_back(static_cast<std::byte*>(made.data()), made.capacity());
    }
  }
  std::span<const std::span<std::byte>> spans() const { return spans_; }

  /// The first `count` bytes of all.
  std::string joined(std::size_t count) const {
    std::string all;
    for (const auto& one : buffers_) all += one.first(count - std::min(count, all.size()));
    return all;
  }
  void describe(value& results) const {
    std::size_t written = 0;
    std::size_t start = 0;
    bool intact = true;
    for (const auto& one : buffers_) {
      if (one.written() > 0) written = start + one.written();
      start += one.capacity();
      intact = intact && one.guard() == std::string_view("intact");
    }
    results.set("written", written).set("guard", intact ? "intact" : "broken");
  }

 private:
  std::deque<output_buffer> buffers_;
  std::vector<std::span<std::byte>> spans_;
};

outcome recvmsg(call& asked) {
  const auto on = socket_of(asked);
  if (!wants_address(asked.args())) throw not_expressible("the layer's recvmsg tells the sender");
  const incoming_buffers buffers(asked);
  const message_flags flags = message_flags_from(asked["flags"]);
  const value& room = asked["control_capacity"];
  const bool has_room = !room.is_null() && room.integer() > 0;
  received_ancillary_data beside;
  std::error_code ec;
  const auto got = asked.timed([&] {
    return has_room ? sockspec::recvmsg(*on, buffers.spans(), beside, flags, ec)
                    : sockspec::recvmsg(*on, buffers.spans(), flags, ec);
  });
  value results = ec ? error_object(ec) : value();
  buffers.describe(results);
  if (ec) return outcome::error(results);
  describe_in(results, got.from);
  results.set("count", got.count)
      .set("data", describe_bytes(buffers.joined(got.count)))
      .set("flags", names_of(got.flags))
      .set("control_length", beside.bytes().size())
      .set("control", describe_control(beside, asked["rights_as"]));
  return outcome::ok(results);
}

}  // namespace

void add_message_operations(driver& to) {
  add(to, "sendmsg", sendmsg);
  add(to, "recvmsg", recvmsg);
  if (passes_descriptors) to.can("rights");
}

}  // namespace sockspec::driver
