// The throwing halves of what is about messages and files.

#include "or_throw.hpp"
#include "sockspec/ancillary.hpp"
#include "sockspec/batch.hpp"
#include "sockspec/message.hpp"
#include "sockspec/segments.hpp"
#include "sockspec/sendfile.hpp"

namespace sockspec {

void ancillary_data::add_descriptors(std::span<const native_handle> passed) {
  or_throw("add_descriptors", [&](auto& ec) { return add_descriptors(passed, ec); });
}

void ancillary_data::add(const credentials& who) {
  or_throw("add", [&](auto& ec) { return add(who, ec); });
}

void ancillary_data::add(const packet_info& from) {
  or_throw("add", [&](auto& ec) { return add(from, ec); });
}

void ancillary_data::add(const raw_ancillary& item) {
  or_throw("add", [&](auto& ec) { return add(item, ec); });
}

std::size_t sendmsg(socket& to, const outgoing_message& message) {
  return or_throw("sendmsg", [&](auto& ec) { return sendmsg(to, message, ec); });
}

received_message recvmsg(socket& from, std::span<const std::span<std::byte>> buffers,
                         message_flags flags) {
  return or_throw("recvmsg", [&](auto& ec) { return recvmsg(from, buffers, flags, ec); });
}

received_message recvmsg(socket& from, std::span<const std::span<std::byte>> buffers,
                         received_ancillary_data& ancillary, message_flags flags) {
  return or_throw("recvmsg",
                  [&](auto& ec) { return recvmsg(from, buffers, ancillary, flags, ec); });
}

std::size_t sendmmsg(socket& to, std::span<const outgoing_datagram> datagrams,
                     message_flags flags) {
  return or_throw("sendmmsg", [&](auto& ec) { return sendmmsg(to, datagrams, flags, ec); });
}

// What came counts: only the other form tells an error behind it.
std::size_t recvmmsg(socket& from, std::span<incoming_datagram> into, message_flags flags) {
  return or_throw("recvmmsg", [&](auto& ec) {
    const std::size_t count = recvmmsg(from, into, flags, ec);
    if (count != 0) succeed(ec);
    return count;
  });
}

std::size_t send_segments(socket& to, const outgoing_segments& asked) {
  return or_throw("send_segments", [&](auto& ec) { return send_segments(to, asked, ec); });
}

received_segments recv_segments(socket& from, std::span<std::byte> buffer, message_flags flags) {
  return or_throw("recv_segments",
                  [&](auto& ec) { return recv_segments(from, buffer, flags, ec); });
}

std::uint64_t sendfile(socket& to, native_file file, const sendfile_options& asked) {
  return or_throw("sendfile", [&](auto& ec) { return sendfile(to, file, asked, ec); });
}

std::uint64_t sendfile(socket& to, const std::filesystem::path& file,
                       const sendfile_options& asked) {
  return or_throw("sendfile", [&](auto& ec) { return sendfile(to, file, asked, ec); });
}

}  // namespace sockspec
