#pragma once
// What questions about streams are asked for.

#include <array>
#include <cstddef>

#include "benchmarks/shapes/family.hpp"

namespace sockspec::benchmarks {

inline constexpr std::array stream_families{family::tcp4, family::tcp6, family::unix_stream};

/// Bytes. What a layer adds to a call shows at the small ones, what it does to a large buffer (cut
/// it, copy it) at the large ones.
inline constexpr std::array<std::size_t, 6> stream_sizes{64,       1 << 10,   16 << 10,
                                                         64 << 10, 256 << 10, 1 << 20};

}  // namespace sockspec::benchmarks
