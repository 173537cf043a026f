#include "connection_attempts.hpp"

#include "result.hpp"

namespace sockspec {
namespace {

/// What bind would refuse in a different way on each system.
void bind_to_source(socket& made, const address& source, address_family family,
                    std::error_code& ec) noexcept {
  if (source.family() != family) return fail(ec, errc::address_family_not_supported);
  made.bind(source, ec);
}

}  // namespace

socket connection_attempts::open_for(const address& where, std::error_code& ec) const noexcept {
  socket made(where.family(), socket_type::stream, socket_protocol::unspecified, ec);
  const auto& source = options_.source_address;
  if (!ec && source) bind_to_source(made, *source, where.family(), ec);
  if (ec) return {};
  return made;
}

void connection_attempts::failed(const address& where, std::error_code error) {
  last_error_ = error;
  if (options_.all_errors != nullptr) options_.all_errors->push_back({where, error});
}

socket connect_in_turn(std::span<const address> addresses, connection_attempts& attempts) {
  for (const address& where : addresses) {
    const timeout left = attempts.end().left();
    if (left && left->count() <= 0) break;
    std::error_code ec;
    socket made = attempts.open_for(where, ec);
    if (!ec && made.gettimeout() != left) made.settimeout(left, ec);
    if (!ec) made.connect(where, ec);
    if (!ec) return made;
    attempts.failed(where, ec);
  }
  return {};
}

}  // namespace sockspec
