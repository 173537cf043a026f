// The throwing halves of what is about handles, and what new ones are like.

#include "or_throw.hpp"
#include "sockspec/default_timeout.hpp"
#include "sockspec/dup.hpp"
#include "sockspec/identity.hpp"

namespace sockspec {

socket dup(const socket& of) {
  return or_throw("dup", [&](auto& ec) { return dup(of, ec); });
}

socket fromfd(native_handle handle) {
  return or_throw("fromfd", [&](auto& ec) { return fromfd(handle, ec); });
}

shared_socket share(const socket& of, std::uint32_t process) {
  return or_throw("share", [&](auto& ec) { return share(of, process, ec); });
}

socket fromshare(std::span<const std::byte> shared) {
  return or_throw("fromshare", [&](auto& ec) { return fromshare(shared, ec); });
}

address_family family(const socket& of) {
  return or_throw("family", [&](auto& ec) { return family(of, ec); });
}

socket_type type(const socket& of) {
  return or_throw("type", [&](auto& ec) { return type(of, ec); });
}

socket_protocol proto(const socket& of) {
  return or_throw("proto", [&](auto& ec) { return proto(of, ec); });
}

void setdefaulttimeout(timeout time) {
  or_throw("setdefaulttimeout", [&](auto& ec) { setdefaulttimeout(time, ec); });
}

}  // namespace sockspec
