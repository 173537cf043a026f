#pragma once
// The way to the runner: frames from the driver's first input to its first output, wherever both
// were moved.

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/frame.hpp"

namespace sockspec::driver {

class channel {
 public:
  /// Moves descriptors 0 and 1 away, points 0 at the null device and 1 at standard error. Errors:
  /// std::system_error.
  channel();

  /// The next frame or bad line; nothing at the end of input. One thread reads.
  std::optional<protocol::frame_reader::item> read();
  /// Any thread writes. A message that does not fit a line is replaced by a `broken` with its id.
  void write(const protocol::value& message);

 private:
  std::size_t read_some();  // into buffer_; 0 at the end of input, or where it cannot be read
  void write_line(std::string_view line);

  int input_;
  int output_;
  protocol::frame_reader reader_;
  std::deque<protocol::frame_reader::item> read_;
  std::string buffer_;
  std::mutex writing_;
};

}  // namespace sockspec::driver
