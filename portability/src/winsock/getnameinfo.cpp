#include <array>

#include "berkeley/name_lookup.hpp"
#include "berkeley/native_address.hpp"
#include "out_of_memory.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"
#include "winsock/wide_text.hpp"

namespace sockspec {
namespace {

using name_buffer = std::array<wchar_t, NI_MAXHOST>;

std::string own_name(std::error_code& ec) {
  name_buffer name{};
  int error = start_winsock();
  if (error == 0 && ::GetHostNameW(name.data(), static_cast<int>(name.size())) != 0) {
    error = ::WSAGetLastError();
  }
  if (error == 0) return to_utf8(name.data());
  fail(ec, error);
  return {};
}

}  // namespace

std::string look_up_name(const address& where, wanted_name wanted, int flags, std::error_code& ec) {
  name_buffer name{};
  constexpr auto room = static_cast<DWORD>(name.size());
  const bool host = wanted == wanted_name::host;
  int result = start_winsock();
  if (result == 0) {
    result = ::GetNameInfoW(socket_address(where), length(where), host ? name.data() : nullptr,
                            host ? room : 0, host ? nullptr : name.data(), host ? 0 : room, flags);
  }
  if (result == 0) return to_utf8(name.data());
  ec.assign(result, resolver_category());
  return {};
}

std::string gethostname(std::error_code& ec) noexcept {
  succeed(ec);
  return unless_out_of_memory(ec, [&] { return own_name(ec); });
}

}  // namespace sockspec
