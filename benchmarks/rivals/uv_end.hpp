#pragma once
// libuv, which has no blocking calls: each call starts a request and runs a loop until it is done.

#include <uv.h>

#include <cstddef>
#include <span>

#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

/// A stream of libuv in a loop of its own, so that ends may be used in two threads. From its first
/// recv on it reads all the time, as libuv's guide has it; between calls of recv it gives libuv no
/// room to read into, which is the documented way to take nothing.
/// Source: https://docs.libuv.org/en/v1.x/stream.html, uv_write, uv_read_start and uv_alloc_cb
class uv_end {
 public:
  explicit uv_end(socket end);
  uv_end(const uv_end&) = delete;
  uv_end& operator=(const uv_end&) = delete;
  ~uv_end();

  /// uv_write, until its callback is called. It writes all.
  void write(std::span<const std::byte> data);
  /// uv_try_write. Returns 0 where it would block.
  std::size_t try_write(std::span<const std::byte> data);
  /// Runs the loop until something was read.
  std::size_t recv(std::span<std::byte> buffer);

 private:
  void open(socket end);
  void start_reading();
  uv_stream_t* stream() noexcept { return reinterpret_cast<uv_stream_t*>(&handle_); }

  uv_loop_t loop_;
  uv_any_handle handle_;  // a TCP or a pipe handle
  std::span<std::byte> room_;
  ssize_t outcome_ = 0;  // of the write or the read under way: a count, or an error of libuv
  bool done_ = false;
  bool reads_ = false;
};

}  // namespace sockspec::benchmarks
