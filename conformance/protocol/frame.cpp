#include "protocol/frame.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace sockspec::protocol {
namespace {

constexpr std::string_view too_long = "a line is longer than 65536 bytes";

// The sizes in `attached`. Errors: value_error, if they are not sizes or too much in all.
std::deque<std::size_t> attached_sizes(const value& message) {
  std::deque<std::size_t> sizes;
  if (!message.has("attached")) return sizes;
  std::size_t total = 0;
  if (message["attached"].elements().size() > most_attachments)
    throw value_error("more than 64 attachments");
  for (const auto& each : message["attached"].elements()) {
    const std::int64_t size = each.integer();
    if (size < 0 || size > std::int64_t{most_attached})
      throw value_error("an attachment cannot have " + std::to_string(size) + " bytes");
    sizes.push_back(static_cast<std::size_t>(size));
    total += sizes.back();
    if (total > most_attached) throw value_error("the attachments exceed 16 MiB");
  }
  return sizes;
}

}  // namespace

void frame_reader::feed(std::string_view bytes, std::deque<item>& found) {
  while (!bytes.empty())
    bytes = missing_.empty() ? feed_line(bytes, found) : feed_attachment(bytes, found);
}

bool frame_reader::at_boundary() const {
  return line_.empty() && missing_.empty() && !skipping_;
}

// Each function takes its part of the bytes and returns the rest.
std::string_view frame_reader::feed_line(std::string_view bytes, std::deque<item>& found) {
  const auto end = bytes.find('\n');
  const auto part = bytes.substr(0, end);
  if (!skipping_ && line_.size() + part.size() >= longest_line) {
    found.emplace_back(bad_line{std::string(too_long)});
    skipping_ = true;
    line_.clear();
  }
  if (!skipping_) line_ += part;
  if (end == bytes.npos) return {};
  if (!skipping_) finish_line(found);
  skipping_ = false;
  return bytes.substr(end + 1);
}

void frame_reader::finish_line(std::deque<item>& found) {
  const std::string line = std::exchange(line_, {});
  try {
    pending_ = {parse_value(line), {}};
    if (!pending_.message.is_object()) throw value_error("a line is not a JSON object");
    missing_ = attached_sizes(pending_.message);
  } catch (const value_error& error) {
    found.emplace_back(bad_line{error.what()});
    return;
  }
  pending_.attachments.assign(missing_.size(), {});
  while (!missing_.empty() && missing_.front() == 0) missing_.pop_front();
  if (missing_.empty()) found.emplace_back(std::move(pending_));
}

std::string_view frame_reader::feed_attachment(std::string_view bytes, std::deque<item>& found) {
  const auto part = bytes.substr(0, missing_.front());
  pending_.attachments[pending_.attachments.size() - missing_.size()] += part;
  missing_.front() -= part.size();
  while (!missing_.empty() && missing_.front() == 0) missing_.pop_front();
  if (missing_.empty()) found.emplace_back(std::move(pending_));
  return bytes.substr(part.size());
}

std::string frame_line(value message, const std::vector<std::string>& attachments) {
  if (!attachments.empty()) {
    value::list sizes;
    for (const auto& each : attachments) sizes.emplace_back(each.size());
    message.set("attached", std::move(sizes));
    attached_sizes(message);
  }
  std::string line = to_json(message) + '\n';
  if (line.size() > longest_line)
    throw value_error("a frame's line would have " + std::to_string(line.size()) + " bytes");
  return line;
}

}  // namespace sockspec::protocol
