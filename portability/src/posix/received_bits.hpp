#pragma once
// What the system says about a message that was received.

#include <sys/socket.h>

#include "sockspec/message.hpp"

namespace sockspec {

/// From msghdr::msg_flags.
constexpr received_flags flags_from(int bits) noexcept {
  constexpr auto none = received_flags::none;
  return ((bits & MSG_TRUNC) != 0 ? received_flags::truncated : none) |
         ((bits & MSG_CTRUNC) != 0 ? received_flags::ancillary_truncated : none) |
         ((bits & MSG_EOR) != 0 ? received_flags::end_of_record : none) |
         ((bits & MSG_OOB) != 0 ? received_flags::out_of_band : none);
}

}  // namespace sockspec
