#pragma once
// What questions about streams are asked for.

#include <array>
#include <cstddef>

#include "benchmarks/shapes/family.hpp"

namespace sockspec::benchmarks {

inline constexpr std::array stream_families{family::tcp4, family::tcp6, family::unix_stream};
/// Where IPv6 would only say the same once more.
inline constexpr std::array two_stream_families{family::tcp4, family::unix_stream};

/// Bytes. What a layer adds to a call shows at the small ones, what it does to a large buffer (cut
/// it, copy it) at the large ones.
inline constexpr std::array<std::size_t, 6> stream_sizes{64,       1 << 10,   16 << 10,
                                                         64 << 10, 256 << 10, 1 << 20};
/// Of which smaller ones over TCP depend on how much a receiver finds at once, which is chance.
inline constexpr std::array<std::size_t, 4> throughput_sizes{16 << 10, 64 << 10, 256 << 10,
                                                             1 << 20};
inline constexpr std::array<std::size_t, 1> small_message{64};

}  // namespace sockspec::benchmarks
