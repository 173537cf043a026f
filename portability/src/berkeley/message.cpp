#include "sockspec/message.hpp"

#include "berkeley/receive_message.hpp"

namespace sockspec {

received_message recvmsg(socket& from, std::span<const std::span<std::byte>> buffers,
                         message_flags flags, std::error_code& ec) noexcept {
  return receive_message(from, buffers, nullptr, flags, ec);
}

received_message recvmsg(socket& from, std::span<const std::span<std::byte>> buffers,
                         received_ancillary_data& ancillary, message_flags flags,
                         std::error_code& ec) noexcept {
  ancillary.clear();
  return receive_message(from, buffers, &ancillary, flags, ec);
}

}  // namespace sockspec
