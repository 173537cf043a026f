#include "engine/text_edit.hpp"

#include <algorithm>
#include <utility>

namespace sockspec::conformance {

void text_edit::exchange(std::size_t begin, std::size_t end, std::string with) {
  const auto after = std::ranges::upper_bound(changes_, begin, {}, &change::begin);
  changes_.insert(after, {begin, end, std::move(with)});
}

std::string text_edit::result() const {
  std::string text;
  std::size_t done = 0;
  for (const auto& each : changes_) {
    text += original_.substr(done, each.begin - done);
    text += each.with;
    done = each.end;
  }
  return text.append(original_.substr(done));
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  const auto before = text.rfind('\n', offset - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  const auto end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace sockspec::conformance
