#include "benchmarks/limits/limit_table.hpp"

#include <array>

namespace sockspec::benchmarks {

std::span<const speed_limit> speed_limits() noexcept {
  static constexpr std::array all{
      speed_limit{"one thread, TCP, to 64 KiB",
                  "(sendall|send_and_recv)_by_size/tcp4/(64|1024|16384|65536)", 0.99},
      speed_limit{"one thread, UNIX, to 1 KiB",
                  "(sendall|send_and_recv)_by_size/unix_stream/(64|1024)", 0.98},
      speed_limit{"one thread, UNIX, from 16 KiB",
                  "(sendall|send_and_recv)_by_size/unix_stream/(16384|65536|262144|1048576)", 0.99},
      speed_limit{"ping-pong on one processor", "ping_pong_pinned/.+/64", 0.98},
      speed_limit{"throughput on one processor, from 16 KiB", "throughput_pinned/.+", 0.98},
      speed_limit{"UDP, sendto and recvfrom", "sendto_and_recvfrom/udp4/.+", 0.98},
      speed_limit{"connect, accept, close", "connect_accept_close/.+", 0.95},
      speed_limit{"with a timeout", "timeout_(ready|would_block)/.+", 0.98},
      // Not over UNIX sockets: between buffers of 4 MiB raw calls miss it, too.
      speed_limit{"against asio::write, 1 MiB over TCP", "throughput_pinned/tcp4/1048576", 1.4,
                  "asio"},
      speed_limit{"against libuv, 64 B over TCP", "sendall_by_size/tcp4/64", 1.15, "libuv"},
      speed_limit{"against libuv, 64 B over UNIX", "sendall_by_size/unix_stream/64", 1.8, "libuv"},
      speed_limit{"against CPython's sendall, 64 B over UNIX", "sendall_by_size/unix_stream/64",
                  1.3, "cpython"},
  };
  return all;
}

std::span<const calls_limit> calls_limits() noexcept {
  static constexpr std::array all{
      calls_limit{"no system call beyond the raw loop's",
                  "(sendall|send_and_recv)_by_size/(tcp4|unix_stream)/(64|1024|16384)",
                  calls_rule::as_raw},
      calls_limit{"none more with a timeout that is not needed", "timeout_ready/.+",
                  calls_rule::as_raw},
      calls_limit{"one more where it would block", "error_timed_out/.+", calls_rule::one_more},
      calls_limit{"a mebibyte is one send",
                  "(sendall|send_and_recv)_by_size/(tcp4|unix_stream)/1048576",
                  calls_rule::one_send},
  };
  return all;
}

}  // namespace sockspec::benchmarks
