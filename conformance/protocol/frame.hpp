#pragma once
// Frames: one JSON object a line, followed by the raw bytes that it announces in `attached`.
// Both sides read and write them with this file; docs/protocol.md, section 2.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/value.hpp"

namespace sockspec::protocol {

inline constexpr std::size_t longest_line = 65'536;           // bytes, with the LF
inline constexpr std::size_t most_attached = 16 * 1'048'576;  // bytes, all attachments of a frame
inline constexpr std::size_t most_attachments = 64;

struct frame {
  value message;  // an object
  std::vector<std::string> attachments;
};

/// A line that is no frame; the reader goes on after its LF.
struct bad_line {
  std::string why;
};

/// Cuts a stream of bytes into frames. Holds at most one line and one frame's attachments, whatever
/// is fed.
class frame_reader {
 public:
  using item = std::variant<frame, bad_line>;

  /// Takes the next bytes of the stream; appends what they complete to `found`.
  void feed(std::string_view bytes, std::deque<item>& found);
  /// Whether the stream may end here: not in the middle of a line or of attachments.
  bool at_boundary() const;

 private:
  std::string_view feed_line(std::string_view bytes, std::deque<item>& found);
  std::string_view feed_attachment(std::string_view bytes, std::deque<item>& found);
  void finish_line(std::deque<item>& found);

  std::string line_;
  bool skipping_ = false;            // the line was too long: nothing until its LF counts
  frame pending_;                    // its attachments are being read
  std::deque<std::size_t> missing_;  // bytes of each attachment that is not complete
};

/// The frame's line, with `attached` set from the attachments' sizes, and its LF. Errors:
/// value_error, if the line or the attachments exceed the limits.
std::string frame_line(value message, const std::vector<std::string>& attachments);

}  // namespace sockspec::protocol
