#include "sockspec/ancillary.hpp"

#include "berkeley/control_items.hpp"
#include "control_layout.hpp"  // the backend's
#include "handle.hpp"          // the backend's
#include "result.hpp"
#include "system_headers.hpp"  // the backend's

namespace sockspec {

void ancillary_data::add_descriptors(std::span<const native_handle> passed,
                                     std::error_code& ec) noexcept {
  if (!system_passes_descriptors) return fail(ec, errc::operation_not_supported);
  add(raw_ancillary{SOL_SOCKET, descriptors_type, std::as_bytes(passed)}, ec);
}

void ancillary_data::add(const raw_ancillary& item, std::error_code& ec) noexcept {
  if (!append_item(bytes_, size_, item)) return fail(ec, errc::no_buffer_space);
  succeed(ec);
}

std::size_t received_ancillary_data::descriptors() const noexcept {
  std::size_t count = 0;
  auto rest = bytes();
  while (const auto item = next_item(rest)) {
    if (passes_descriptors(*item)) count += item->data.size() / sizeof(native_handle);
  }
  return count - taken_;
}

native_handle received_ancillary_data::take_descriptor() noexcept {
  const native_handle next = descriptor_at(bytes(), taken_);
  if (next != invalid_handle) ++taken_;
  return next;
}

std::optional<raw_ancillary> received_ancillary_data::item(std::size_t index) const noexcept {
  auto rest = bytes();
  while (const auto next = next_item(rest)) {
    if (!passes_descriptors(*next) && index-- == 0) return next;
  }
  return std::nullopt;
}

void received_ancillary_data::clear() noexcept {
  for (std::size_t left = descriptors(); left != 0; --left) close_handle(take_descriptor());
  size_ = 0;
  taken_ = 0;
}

template <typename Value>
std::optional<Value> received_ancillary_data::find() const noexcept {
  auto rest = bytes();
  while (const auto item = next_item(rest)) {
    if (const auto value = value_of<Value>(*item)) return value;
  }
  return std::nullopt;
}

template SOCKSPEC_API std::optional<credentials> received_ancillary_data::find() const noexcept;
template SOCKSPEC_API std::optional<packet_info> received_ancillary_data::find() const noexcept;
template SOCKSPEC_API std::optional<hop_limit> received_ancillary_data::find() const noexcept;
template SOCKSPEC_API std::optional<arrival_time> received_ancillary_data::find() const noexcept;

}  // namespace sockspec
