#include "sockspec/default_timeout.hpp"

#include <atomic>
#include <cstdint>

#include "new_socket.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

constexpr std::int64_t for_ever = -1;

constinit std::atomic<std::int64_t> default_timeout = for_ever;  // ns

}  // namespace

void setdefaulttimeout(timeout time, std::error_code& ec) noexcept {
  if (time && time->count() < 0) return fail(ec, errc::argument_rejected);
  default_timeout.store(time ? time->count() : for_ever, std::memory_order_relaxed);
  succeed(ec);
}

timeout getdefaulttimeout() noexcept {
  const std::int64_t time = default_timeout.load(std::memory_order_relaxed);
  if (time == for_ever) return std::nullopt;
  return std::chrono::nanoseconds(time);
}

void take_default_timeout(socket& made, std::error_code& ec) noexcept {
  const timeout time = getdefaulttimeout();
  if (!time) return;
  made.settimeout(time, ec);
  if (ec) made = socket();
}

}  // namespace sockspec
