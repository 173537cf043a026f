// Whatever a system writes as ancillary data, items lie inside it, and are the same after they were
// written again.

#include <algorithm>
#include <array>

#include "berkeley/control_items.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace sockspec;
using fuzz::require;
using bytes_in = std::span<const std::byte>;

bool lies_in(bytes_in part, bytes_in whole) {
  return part.empty() ||
         (whole.data() <= part.data() && part.data() + part.size() <= whole.data() + whole.size());
}

// The item alone, written and read again.
void judge_again(const raw_ancillary& item) {
  alignas(8) std::array<std::byte, 8192> room{};
  std::size_t size = 0;
  require(append_item(room, size, item), "no room for what came from less");
  bytes_in rest = std::span(room).first(size);
  const auto again = next_item(rest);
  require(again && again->level == item.level && again->type == item.type, "another item");
  require(std::ranges::equal(again->data, item.data), "other data");
  require(!next_item(rest), "two items of one");
}

void judge_meaning(const raw_ancillary& item) {
  static_cast<void>(value_of<credentials>(item));
  static_cast<void>(value_of<hop_limit>(item));
  static_cast<void>(value_of<arrival_time>(item));
  const auto arrived = value_of<packet_info>(item);
  require(!arrived || arrived->local.port() == 0, "a packet without a port arrived at one");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  // As the system's calls see it: aligned, and no longer than the room of a message.
  alignas(8) std::array<std::byte, received_ancillary_data::capacity> room;
  const auto count = std::min(size, room.size());
  std::ranges::copy(std::as_bytes(std::span(bytes, count)), room.begin());
  const bytes_in all = std::span(room).first(count);

  bytes_in rest = all;
  std::size_t descriptors = 0;
  while (const auto item = next_item(rest)) {
    require(lies_in(item->data, all), "an item reaches out of the bytes");
    require(lies_in(rest, all), "what is left reaches out of the bytes");
    if (passes_descriptors(*item)) descriptors += item->data.size() / sizeof(native_handle);
    judge_meaning(*item);
    judge_again(*item);
  }
  // A descriptor may have the value of invalid_handle: only what lies beyond the last is sure.
  require(descriptor_at(all, descriptors) == invalid_handle, "a descriptor beyond the last");
  return 0;
}
