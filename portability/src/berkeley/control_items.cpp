#include "berkeley/control_items.hpp"

#include <cstring>

#include "control_layout.hpp"  // the backend's
#include "system_headers.hpp"  // the backend's

namespace sockspec {

std::optional<raw_ancillary> next_item(std::span<const std::byte>& rest) noexcept {
  const std::size_t data_offset = control_length(0);
  control_header header{};
  if (rest.size() < data_offset) return std::nullopt;
  std::memcpy(&header, rest.data(), sizeof header);
  const auto claimed = static_cast<std::size_t>(header.cmsg_len);
  if (claimed < data_offset) return std::nullopt;
  const bool is_last = claimed >= rest.size();
  const std::size_t data_size = (is_last ? rest.size() : claimed) - data_offset;
  const raw_ancillary item{header.cmsg_level, header.cmsg_type,
                           rest.subspan(data_offset, data_size)};
  const std::size_t space = control_space(data_size);
  rest = rest.subspan(space < rest.size() ? space : rest.size());
  return item;
}

bool append_item(std::span<std::byte> room, std::size_t& size, const raw_ancillary& item) noexcept {
  const std::size_t left = room.size() - size;
  if (item.data.size() > left || control_space(item.data.size()) > left) return false;
  const auto place = room.subspan(size, control_space(item.data.size()));
  std::memset(place.data(), 0, place.size());
  control_header header{};
  header.cmsg_level = item.level;
  header.cmsg_type = item.type;
  header.cmsg_len = static_cast<decltype(header.cmsg_len)>(control_length(item.data.size()));
  std::memcpy(place.data(), &header, sizeof header);
  if (!item.data.empty()) {
    std::memcpy(place.data() + control_length(0), item.data.data(), item.data.size());
  }
  size += place.size();
  return true;
}

bool passes_descriptors(const raw_ancillary& item) noexcept {
  return system_passes_descriptors && item.level == SOL_SOCKET && item.type == descriptors_type;
}

native_handle descriptor_at(std::span<const std::byte> items, std::size_t index) noexcept {
  while (const auto item = next_item(items)) {
    if (!passes_descriptors(*item)) continue;
    const std::size_t count = item->data.size() / sizeof(native_handle);
    if (index < count) {
      native_handle found = invalid_handle;
      std::memcpy(&found, item->data.data() + index * sizeof found, sizeof found);
      return found;
    }
    index -= count;
  }
  return invalid_handle;
}

}  // namespace sockspec
