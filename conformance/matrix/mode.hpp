#pragma once
// Modes: how a call waits.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sockspec::conformance {

enum class mode : std::uint8_t { blocking, nonblocking, timeout };
inline constexpr std::array all_mode_values{mode::blocking, mode::nonblocking, mode::timeout};

constexpr std::string_view to_string(mode m) {
  constexpr std::array<std::string_view, 3> words{"blocking", "nonblocking", "timeout"};
  return words[static_cast<std::size_t>(m)];
}

std::optional<mode> mode_from(std::string_view name);

class mode_set {
 public:
  constexpr mode_set() = default;
  constexpr explicit mode_set(mode m) : bits_(1u << static_cast<unsigned>(m)) {}

  constexpr bool contains(mode m) const { return (bits_ & mode_set(m).bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr mode_set operator|(mode_set a, mode_set b) {
    mode_set both;
    both.bits_ = a.bits_ | b.bits_;
    return both;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// The case does not depend on how calls wait, and runs once.
inline constexpr mode_set any_mode{mode::blocking};
inline constexpr mode_set blocking_mode{mode::blocking};
inline constexpr mode_set nonblocking_mode{mode::nonblocking};
inline constexpr mode_set timeout_mode{mode::timeout};
/// Modes in which a call may wait.
inline constexpr mode_set waiting_modes = blocking_mode | timeout_mode;
inline constexpr mode_set all_modes = blocking_mode | nonblocking_mode | timeout_mode;

}  // namespace sockspec::conformance
