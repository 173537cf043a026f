#include "benchmarks/questions/question.hpp"

namespace sockspec::benchmarks {

std::vector<place> cross(std::span<const family> families, std::span<const std::size_t> sizes) {
  std::vector<place> all;
  for (const family over : families) {
    for (const std::size_t bytes : sizes) all.push_back({over, bytes});
  }
  return all;
}

const std::vector<question>& questions() {
  static const std::vector<question> all{
      batched_datagrams(),
      connect_accept_close(),
      connected_datagrams(),
      datagram_segments(),
      empty_system_call(),
      error_bad_handle(),
      error_broken_pipe(),
      error_timed_out(),
      error_would_block(),
      getsockopt_int(),
      makefile_read(),
      makefile_readline(),
      memory_copy(),
      ping_pong_free(),
      ping_pong_pinned(),
      poll_of(1),
      poll_of(16),
      poll_of(256),
      poll_of(1024),
      recv_by_buffer_size(),
      send_and_recv_by_size(),
      sendall_by_size(),
      sendfile_by_size(),
      sendmsg_gather(),
      sendto_and_recvfrom(),
      setsockopt_bool(),
      socketpair_and_close(),
      throughput_free(),
      throughput_pinned(),
      timeout_ready(),
      timeout_would_block(),
  };
  return all;
}

}  // namespace sockspec::benchmarks
