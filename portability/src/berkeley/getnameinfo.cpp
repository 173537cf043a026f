#include "sockspec/getnameinfo.hpp"

#include "berkeley/name_lookup.hpp"
#include "berkeley/native_address.hpp"
#include "out_of_memory.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

bool is_ip(const address& where) noexcept {
  switch (where.family()) {
    case address_family::inet:
      return where.size() >= sizeof(sockaddr_in);
    case address_family::inet6:
      return where.size() >= sizeof(sockaddr_in6);
    default:
      return false;
  }
}

/// Systems write the scope as a number, or as a name.
std::string number_of_host(const address& where) {
  return where.scope() == 0 ? where.host() : where.host() + '%' + std::to_string(where.scope());
}

std::string name_of_host(const address& where, name_flags flags, std::error_code& ec) {
  const int native = NI_NAMEREQD | (has(flags, name_flags::no_domain) ? NI_NOFQDN : 0);
  std::string name = look_up_name(where, wanted_name::host, native, ec);
  if (ec != errc::name_not_found || has(flags, name_flags::name_required)) return name;
  succeed(ec);
  return number_of_host(where);
}

std::string host_of(const address& where, name_flags flags, std::error_code& ec) {
  if (!has(flags, name_flags::numeric_host)) return name_of_host(where, flags, ec);
  if (!has(flags, name_flags::name_required)) return number_of_host(where);
  ec.assign(EAI_NONAME, resolver_category());
  return {};
}

std::string service_of(const address& where, name_flags flags, std::error_code& ec) {
  if (has(flags, name_flags::numeric_service)) return std::to_string(where.port());
  const int native = has(flags, name_flags::datagram) ? NI_DGRAM : 0;
  return look_up_name(where, wanted_name::service, native, ec);
}

}  // namespace

host_and_service getnameinfo(const address& where, name_flags flags, std::error_code& ec) noexcept {
  succeed(ec);
  if (!is_ip(where)) {
    ec.assign(EAI_FAMILY, resolver_category());
    return {};
  }
  return unless_out_of_memory(ec, [&]() -> host_and_service {
    host_and_service names;
    names.host = host_of(where, flags, ec);
    if (!ec) names.service = service_of(where, flags, ec);
    return ec ? host_and_service() : names;
  });
}

}  // namespace sockspec
