#include "sockspec/socket.hpp"

namespace sockspec {

socket::socket(socket&& from) noexcept
    : handle_(from.detach()),
      timeout_(from.timeout_.load(std::memory_order_relaxed)),
      listens_(from.listens_.load(std::memory_order_relaxed)),
      accepts_no_more_(from.accepts_no_more_.load(std::memory_order_relaxed)),
      told_error_(from.told_error_.load(std::memory_order_relaxed)),
      learned_(from.learned_.load(std::memory_order_relaxed)) {}

socket& socket::operator=(socket&& from) noexcept {
  if (this == &from) return *this;
  std::error_code lost;
  close(lost);
  timeout_.store(from.timeout_.load(std::memory_order_relaxed), std::memory_order_relaxed);
  listens_.store(from.listens_.load(std::memory_order_relaxed), std::memory_order_relaxed);
  accepts_no_more_.store(from.accepts_no_more_.load(std::memory_order_relaxed),
                         std::memory_order_relaxed);
  told_error_.store(from.told_error_.load(std::memory_order_relaxed), std::memory_order_relaxed);
  learned_.store(from.learned_.load(std::memory_order_relaxed), std::memory_order_relaxed);
  handle_ = from.detach();
  return *this;
}

socket::~socket() {
  if (!is_open()) return;  // most were moved from
  std::error_code lost;
  close(lost);
}

native_handle socket::detach() noexcept {
  return std::exchange(handle_, invalid_handle);
}

socket socket::accept(std::error_code& ec) noexcept {
  address unused;
  return accept(unused, ec);
}

std::error_code socket::connect_ex(const address& peer) noexcept {
  std::error_code ec;
  connect(peer, ec);
  return ec;
}

timeout socket::gettimeout() const noexcept {
  const std::int64_t time = timeout_.load(std::memory_order_relaxed);
  if (time == for_ever) return std::nullopt;
  return std::chrono::nanoseconds(time);
}

void socket::setblocking(bool blocking, std::error_code& ec) noexcept {
  settimeout(blocking ? timeout{} : timeout{std::chrono::nanoseconds::zero()}, ec);
}

bool socket::getblocking() const noexcept {
  return timeout_.load(std::memory_order_relaxed) != 0;
}

}  // namespace sockspec
