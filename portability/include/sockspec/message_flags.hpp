#pragma once
// Flags of one call that sends or receives.

namespace sockspec {

enum class message_flags : unsigned {
  none = 0,
  peek = 1,         // MSG_PEEK: leave what is received where it is
  out_of_band = 2,  // MSG_OOB: urgent data; invalid_argument if none is there
  dont_route = 4,   // MSG_DONTROUTE: to hosts of the local network only
  wait_all = 8,     // MSG_WAITALL: fill the buffer, unless the stream ends, the time runs out or an
                    // error comes first; without effect on a socket that does not wait
  dont_wait = 16,   // MSG_DONTWAIT: as if the timeout were zero
  more = 32,        // MSG_MORE: more follows at once; Linux
};

constexpr message_flags operator|(message_flags a, message_flags b) noexcept {
  return static_cast<message_flags>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(message_flags set, message_flags flag) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

}  // namespace sockspec
