#include "protocol/kit/channel.hpp"

namespace sockspec::driver {

std::optional<protocol::frame_reader::item> channel::read() {
  while (read_.empty()) {
    const std::size_t count = read_some();
    if (count == 0) return std::nullopt;
    reader_.feed({buffer_.data(), count}, read_);
  }
  auto first = std::move(read_.front());
  read_.pop_front();
  return first;
}

void channel::write(const protocol::value& message) {
  std::string line;
  try {
    line = protocol::frame_line(message, {});
  } catch (const protocol::value_error& too_long) {
    const auto why = protocol::value().set("why", too_long.what());
    line = protocol::frame_line(
        protocol::value().set("type", "reply").set("id", message["id"]).set("broken", why), {});
  }
  const std::lock_guard lock(writing_);
  write_line(line);
}

}  // namespace sockspec::driver
