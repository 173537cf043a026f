#pragma once
// Whose calls are measured: the system's own, the layer's, later those of other libraries.

#include <memory>
#include <span>
#include <string_view>

#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/stream_work.hpp"

namespace sockspec::benchmarks {

struct contender {
  std::string_view name;
  std::unique_ptr<stream_work> (*over_stream)(connection, receiver);
};

/// The system calls in a plain loop: what all others are compared with.
std::unique_ptr<stream_work> raw_over_stream(connection, receiver);
/// The portability layer, in the form that throws.
std::unique_ptr<stream_work> portability_over_stream(connection, receiver);

/// All of them. The first is the reference. The second is the same code once more: how far its
/// ratio is from 1 is the noise of the table.
std::span<const contender> contenders() noexcept;

}  // namespace sockspec::benchmarks
