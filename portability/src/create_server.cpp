#include "sockspec/create_server.hpp"

#include "host_config.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

bool is_inet(address_family family) noexcept {
  return family == address_family::inet || family == address_family::inet6;
}

/// A function, because compilers warn of conditions that are constants.
bool reusing_is_safe() noexcept {
  return SOCKSPEC_REUSED_ADDRESSES_ARE_SHARED == 0;
}

void set_stack(socket& made, const server_options& options, std::error_code& ec) noexcept {
  made.setsockopt(ipv6::v6only, !options.dualstack_ipv6, ec);
  if (ec && options.dualstack_ipv6 && !has_dualstack_ipv6()) {
    fail(ec, errc::operation_not_supported);
  }
}

void set_options(socket& made, address_family family, const server_options& options,
                 std::error_code& ec) noexcept {
  const bool reuses = options.reuse_address && is_inet(family) && reusing_is_safe();
  if (reuses) made.setsockopt(so::reuseaddr, true, ec);
  if (!ec && options.reuse_port) made.setsockopt(so::reuseport, true, ec);
  if (!ec && family == address_family::inet6) set_stack(made, options, ec);
}

address wildcard(address_family family, int port, std::error_code& ec) noexcept {
  if (family == address_family::inet6) return address::inet6("::", port, 0, ec);
  if (family == address_family::inet) return address::inet("0.0.0.0", port, ec);
  fail(ec, errc::address_family_not_supported);
  return {};
}

}  // namespace

socket create_server(const address& local, const server_options& options,
                     std::error_code& ec) noexcept {
  if (options.dualstack_ipv6 && local.family() != address_family::inet6) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  socket made(local.family(), socket_type::stream, socket_protocol::unspecified, ec);
  if (!ec) set_options(made, local.family(), options, ec);
  if (!ec) made.bind(local, ec);
  if (!ec) made.listen(options.backlog, ec);
  if (ec) return {};
  return made;
}

socket create_server(int port, const server_options& options, std::error_code& ec) noexcept {
  const address local = wildcard(options.family, port, ec);
  if (ec) return {};
  return create_server(local, options, ec);
}

bool has_dualstack_ipv6() noexcept {
  std::error_code ec;
  socket probe(address_family::inet6, socket_type::stream, socket_protocol::unspecified, ec);
  if (!ec) probe.setsockopt(ipv6::v6only, false, ec);
  // DragonFly takes the option and goes on as before: what counts is what can be read.
  return !ec && !probe.getsockopt(ipv6::v6only, ec) && !ec;
}

}  // namespace sockspec
