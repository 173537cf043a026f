#include "sockspec/batch.hpp"

#include <algorithm>

#include "batch_calls.hpp"  // the backend's
#include "berkeley/move_all.hpp"

namespace sockspec {
namespace {

using datagrams_in = std::span<incoming_datagram>;

/// Those that something is received into.
datagrams_in usable(datagrams_in into, message_flags flags) noexcept {
  const auto is_empty = [](const incoming_datagram& one) { return one.buffer.empty(); };
  const auto end = std::ranges::find_if(into, is_empty);
  into = into.first(static_cast<std::size_t>(end - into.begin()));
  return has(flags, message_flags::peek) ? into.first(std::min<std::size_t>(into.size(), 1)) : into;
}

/// What came in time is received, whether or not the rest did.
std::size_t receive_all(socket& from, datagrams_in into, message_flags flags, int bits,
                        std::error_code& ec) noexcept {
  waiting wait(from, readable, flags);
  const auto call = [&](std::size_t count) {
    return receive_some(from, into.subspan(count), bits);
  };
  const std::size_t count = move_all(wait, into.size(), call, ec);
  const bool ended = ec == errc::timed_out || ec == errc::operation_would_block;
  if (count != 0 && ended) succeed(ec);
  return count;
}

std::size_t receive_once(socket& from, datagrams_in into, message_flags flags, int bits,
                         std::error_code& ec) noexcept {
  waiting wait(from, readable, flags);
  return transfer(
      wait, [&] { return receive_some(from, into, bits); }, ec);
}

/// Waits for the first call's, and goes on while each call has received as many as it can.
std::size_t receive_there(socket& from, datagrams_in into, message_flags flags, int bits,
                          std::error_code& ec) noexcept {
  const std::size_t first = receive_once(from, into, flags, bits, ec);
  if (ec || first == into.size() || first < most_at_once) return first;
  flags = flags | message_flags::dont_wait;
  const auto without_waiting = native(flags, ec);
  if (!without_waiting) return first;
  const std::size_t rest = receive_all(from, into.subspan(first), flags, *without_waiting, ec);
  if (ec == errc::operation_would_block) succeed(ec);
  return first + rest;
}

}  // namespace

std::size_t sendmmsg(socket& to, std::span<const outgoing_datagram> datagrams, message_flags flags,
                     std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits) return 0;
  waiting wait(to, writable, flags);
  const auto call = [&](std::size_t sent) { return send_some(to, datagrams.subspan(sent), *bits); };
  const std::size_t count = move_all(wait, datagrams.size(), call, ec);
  if (ec) name_failure_to_send(to, datagrams[count].to, ec);
  return count;
}

std::size_t recvmmsg(socket& from, std::span<incoming_datagram> into, message_flags flags,
                     std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  into = usable(into, flags);
  if (!bits || into.empty()) return 0;
  const bool whole = has(flags, message_flags::wait_all);
  const std::size_t count = whole ? receive_all(from, into, flags, *bits, ec)
                                  : receive_there(from, into, flags, *bits, ec);
  name_failure_to_receive(from, ec);
  return count;
}

}  // namespace sockspec
