#pragma once
// What the backends do for berkeley/message.cpp.

#include "sockspec/message.hpp"

namespace sockspec {

/// recvmsg, with ancillary data that was cleared, or null.
received_message receive_message(socket&, std::span<const std::span<std::byte>> buffers,
                                 received_ancillary_data*, message_flags,
                                 std::error_code&) noexcept;

}  // namespace sockspec
