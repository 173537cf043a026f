#pragma once
// Whose calls are measured: the system's own, the layer's, those of other libraries.

#include <span>
#include <string_view>

#include "benchmarks/shapes/connecting_task.hpp"
#include "benchmarks/shapes/datagram_task.hpp"
#include "benchmarks/shapes/family.hpp"
#include "benchmarks/shapes/stream_task.hpp"

namespace sockspec::benchmarks {

/// What a contender can do: for each shape a function that returns, for a family, what makes the
/// work, or null. What it cannot do it has no rows for.
///
///   const contender& example() noexcept {
///     static constexpr contender one{
///         .name = "example",
///         .streams = [](family over) { return is_tcp(over) ? make_stream_work<example_end> :
///         nullptr; },
///     };
///     return one;
///   }
struct contender {
  std::string_view name;  // in rows: snake_case
  stream_factory (*streams)(family) = nullptr;
  datagram_factory (*datagrams)(family) = nullptr;            // sendto and recvfrom
  datagram_factory (*connected_datagrams)(family) = nullptr;  // send and recv of whole messages
  connecting_factory (*connecting)(family) = nullptr;
};

/// What a contender has for a family: nullptr, if it has none.
template <typename Factory>
Factory factory_of(Factory (*ability)(family), family over) {
  return ability == nullptr ? nullptr : ability(over);
}

/// The system calls in a plain loop: what all others are compared with. `raw_again` is the same
/// code once more: how far its ratio is from 1 is the noise of the table.
const contender& raw() noexcept;
const contender& raw_again() noexcept;
/// The portability layer, in the form that throws.
const contender& portability() noexcept;

/// All of them: raw, raw_again, portability, and the rivals that were found when this was built.
std::span<const contender* const> contenders() noexcept;

}  // namespace sockspec::benchmarks
