// The stream of a driver that cannot be trusted: the same frames however it is cut, and a frame
// that was read is read again from what is written of it.

#include <algorithm>
#include <deque>

#include "fuzz_input.hpp"
#include "protocol/frame.hpp"

namespace {

using sockspec::fuzz::require;
using sockspec::protocol::frame;
using sockspec::protocol::frame_line;
using sockspec::protocol::frame_reader;
using items = std::deque<frame_reader::item>;

items read_in_steps(std::string_view stream, std::size_t step, bool& at_boundary) {
  frame_reader reader;
  items found;
  for (std::size_t at = 0; at < stream.size(); at += step) {
    reader.feed(stream.substr(at, step), found);
  }
  at_boundary = reader.at_boundary();
  return found;
}

bool same(const frame_reader::item& left, const frame_reader::item& right) {
  const auto* const one = std::get_if<frame>(&left);
  const auto* const other = std::get_if<frame>(&right);
  if (one == nullptr || other == nullptr) return one == other;
  return one->message == other->message && one->attachments == other->attachments;
}

void judge_again(const frame& read) {
  std::string stream = frame_line(read.message, read.attachments);
  for (const auto& bytes : read.attachments) stream += bytes;
  bool at_boundary = false;
  const auto again = read_in_steps(stream, stream.size(), at_boundary);
  require(again.size() == 1 && at_boundary, "one frame is written, and other is read");
  const auto* const kept = std::get_if<frame>(&again.front());
  require(kept != nullptr && kept->attachments == read.attachments, "another frame is read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto stream = sockspec::fuzz::text_of(bytes + 1, size - 1);
  bool ends_whole = false;
  bool ends_cut = false;
  const auto whole = read_in_steps(stream, std::max<std::size_t>(stream.size(), 1), ends_whole);
  const auto cut = read_in_steps(stream, 1 + bytes[0] % 16, ends_cut);
  require(ends_whole == ends_cut, "the cuts change where the stream may end");
  require(std::ranges::equal(whole, cut, same), "the cuts change the frames");
  for (const auto& item : whole) {
    if (const auto* const read = std::get_if<frame>(&item)) judge_again(*read);
  }
  return 0;
}
