#include "sockspec/identity.hpp"

#include "result.hpp"

namespace sockspec {
namespace {

/// For systems without SO_PROTOCOL: with each type of IP socket but one goes one protocol.
socket_protocol implied_protocol(const socket& of, std::error_code& ec) noexcept {
  const address_family its_family = family(of, ec);
  const socket_type its_type = ec ? socket_type::other : type(of, ec);
  const bool of_ip = its_family == address_family::inet || its_family == address_family::inet6;
  if (ec || !of_ip) return socket_protocol::unspecified;
  if (its_type == socket_type::stream) return socket_protocol::tcp;
  if (its_type == socket_type::datagram) return socket_protocol::udp;
  fail(ec, errc::operation_not_supported);
  return socket_protocol::unspecified;
}

}  // namespace

address_family family(const socket& of, std::error_code& ec) noexcept {
  const address_family told = of.getsockopt(so::domain, ec);
  if (ec != errc::operation_not_supported) return told;
  return of.getsockname(ec).family();
}

socket_type type(const socket& of, std::error_code& ec) noexcept {
  return of.getsockopt(so::type, ec);
}

socket_protocol proto(const socket& of, std::error_code& ec) noexcept {
  const socket_protocol told = of.getsockopt(so::protocol, ec);
  return ec == errc::operation_not_supported ? implied_protocol(of, ec) : told;
}

}  // namespace sockspec
