// The system calls as a careful C program makes them. Nowhere else in the benchmarks is one made.

#include <sys/socket.h>
#include <sys/types.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

#ifdef MSG_NOSIGNAL
constexpr int no_signal = MSG_NOSIGNAL;
#else
constexpr int no_signal = 0;
#endif

/// Throws what errno says, unless a signal came.
void check_errno(const char* call) {
  if (errno != EINTR) throw std::system_error(errno, std::generic_category(), call);
}

class raw_end {
 public:
  explicit raw_end(socket end) noexcept : owner_(std::move(end)), handle_(owner_.fileno()) {}

  std::size_t send(std::span<const std::byte> data) const {
    for (;;) {
      const ssize_t count = ::send(handle_, data.data(), data.size(), no_signal);
      if (count >= 0) return static_cast<std::size_t>(count);
      check_errno("send");
    }
  }

  void sendall(std::span<const std::byte> data) const {
    while (!data.empty()) data = data.subspan(send(data));
  }

  std::size_t recv(std::span<std::byte> buffer) const {
    for (;;) {
      const ssize_t count = ::recv(handle_, buffer.data(), buffer.size(), 0);
      if (count >= 0) return static_cast<std::size_t>(count);
      check_errno("recv");
    }
  }

 private:
  socket owner_;
  native_handle handle_;
};

}  // namespace

std::unique_ptr<stream_work> raw_over_stream(connection made, receiver who) {
  return make_stream_work<raw_end>(std::move(made), who);
}

}  // namespace sockspec::benchmarks
