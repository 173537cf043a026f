#pragma once
// What is measured: one file for each question.

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/shapes/family.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// Where a question is asked.
struct place {
  family over = family::none;
  std::size_t bytes = 0;  // that one operation moves, unless the question says otherwise
};

/// Makes a work, with sockets of its own. The memory, as large as the place says, outlives it.
/// Errors: throws std::system_error, or what a contender throws
using work_maker = std::function<std::unique_ptr<work>(const transfer&)>;

/// How one contender answers a question at one place.
struct answer {
  std::string_view contender;
  work_maker make;
};

struct question {
  std::string name;  // in rows: snake_case
  std::string asks;  // in a sentence
  std::vector<place> places;
  /// Of those contenders that can. `raw` is the first: all others are compared with it. `raw_again`
  /// is the second.
  std::function<std::vector<answer>(const place&)> answers;
};

/// Each family with each size.
std::vector<place> cross(std::span<const family>, std::span<const std::size_t> sizes);

// Streams.
question ping_pong_free();
question ping_pong_pinned();
question recv_by_buffer_size();
question send_and_recv_by_size();
question sendall_by_size();
question sendmsg_gather();
question throughput_free();
question throughput_pinned();
question timeout_ready();
question timeout_would_block();

// Files.
question makefile_read();
question makefile_readline();
question sendfile_by_size();

// Messages.
question batched_datagrams();
question connected_datagrams();
question datagram_segments();
question sendto_and_recvfrom();

// What makes, asks and awaits sockets.
question connect_accept_close();
question getsockopt_int();
question poll_of(std::size_t handles);
question setsockopt_bool();
question socketpair_and_close();

// Calls that fail.
question error_bad_handle();
question error_broken_pipe();
question error_timed_out();
question error_would_block();

// What no call can be faster than, and no copy.
question empty_system_call();
question memory_copy();

/// All of them, in the order of their names.
const std::vector<question>& questions();

}  // namespace sockspec::benchmarks
