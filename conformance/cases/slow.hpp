#pragma once
// Why cells of several calls take long.

#include <string_view>

namespace sockspec::conformance {

/// Seen in the counters TCPZeroWindowDrop, TCPTimeouts and TCPSlowStartRetrans, of which plain TCP
/// raises none in the same case.
inline constexpr std::string_view multipath_sends_again =
    "Linux's Multipath TCP drops what comes while its window is closed, and sends it again after "
    "200 ms, 400 ms and so on";

}  // namespace sockspec::conformance
