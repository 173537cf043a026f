#include "berkeley/segments.hpp"

#include <algorithm>

#include "batch_calls.hpp"  // the backend's
#include "berkeley/move_all.hpp"
#include "berkeley/receive_message.hpp"

namespace sockspec {
namespace {

/// Datagrams on their way, together for as long as the system takes them so.
class departure {
 public:
  departure(socket& to, const outgoing_segments& asked, int flags) noexcept
      : to_(&to),
        asked_(&asked),
        flags_(flags),
        together_(asked.data.size() > asked.segment_size && cuts_segments(to)) {}

  std::ptrdiff_t operator()(std::size_t sent) noexcept {
    const auto rest = asked_->data.subspan(sent);
    if (together_ && rest.size() > asked_->segment_size) {
      const std::ptrdiff_t count = send_joined(*to_, *asked_, rest, flags_);
      if (count != 0) return count;
      together_ = false;
    }
    const auto one = rest.first(std::min(rest.size(), asked_->segment_size));
    return send_datagram(*to_, one, asked_->to, flags_);
  }

 private:
  socket* to_;
  const outgoing_segments* asked_;
  int flags_;
  bool together_;
};

}  // namespace

std::size_t send_segments(socket& to, const outgoing_segments& asked,
                          std::error_code& ec) noexcept {
  const auto bits = native(asked.flags, ec);
  if (!bits) return 0;
  if (asked.segment_size == 0) {
    fail(ec, errc::argument_rejected);
    return 0;
  }
  waiting wait(to, writable, asked.flags);
  departure leaving(to, asked, *bits);
  const auto call = [&](std::size_t sent) { return leaving(sent); };
  const std::size_t count = move_all(wait, asked.data.size(), call, ec);
  name_failure_to_send(to, asked.to, ec);
  return count;
}

received_segments recv_segments(socket& from, std::span<std::byte> buffer, message_flags flags,
                                std::error_code& ec) noexcept {
  const std::span<std::byte> buffers[] = {buffer};
  received_ancillary_data beside;
  received_ancillary_data* const room = joins_segments() ? &beside : nullptr;
  const received_message got = receive_message(from, buffers, room, flags, ec);
  const std::size_t size = ec ? 0 : joined_size(beside).value_or(got.count);
  return {got.count, size, got.flags, got.from};
}

}  // namespace sockspec
