#pragma once
// Ancillary data in the system's form: bytes in which headers and data alternate. Pure functions:
// they believe nothing that stands in the bytes.

#include <cstddef>
#include <optional>
#include <span>

#include "sockspec/ancillary.hpp"
#include "sockspec/config.hpp"

namespace sockspec {

/// The item at the front of the bytes, which then begin behind it. Nothing at the end, and where
/// what follows is no item. An item that claims to reach beyond the bytes ends with them.
std::optional<raw_ancillary> next_item(std::span<const std::byte>& rest) noexcept;

/// Appends an item to the first `size` bytes of the room. False if there is not enough.
bool append_item(std::span<std::byte> room, std::size_t& size, const raw_ancillary&) noexcept;

/// Whether an item is SCM_RIGHTS.
bool passes_descriptors(const raw_ancillary&) noexcept;

/// The descriptors in the bytes, counted from 0; invalid_handle beyond the last.
native_handle descriptor_at(std::span<const std::byte> items, std::size_t index) noexcept;

/// What an item means; nothing if it is of another type, or too short.
template <typename Value>
std::optional<Value> value_of(const raw_ancillary&) noexcept;

}  // namespace sockspec
