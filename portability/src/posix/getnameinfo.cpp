#include <unistd.h>

#include <array>
#include <cerrno>

#include "berkeley/name_lookup.hpp"
#include "berkeley/native_address.hpp"
#include "out_of_memory.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

using name_buffer = std::array<char, 1025>;  // NI_MAXHOST, which not every system tells

/// The machine's name, or nothing with the error; a name that just fits may lack its end.
std::string own_name(std::error_code& ec) {
  name_buffer name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) {
    fail(ec, errno);
    return {};
  }
  return name.data();
}

}  // namespace

std::string look_up_name(const address& where, wanted_name wanted, int flags, std::error_code& ec) {
  name_buffer name{};
  constexpr auto room = static_cast<socklen_t>(name.size());
  const bool host = wanted == wanted_name::host;
  const int result =
      ::getnameinfo(socket_address(where), length(where), host ? name.data() : nullptr,
                    host ? room : 0, host ? nullptr : name.data(), host ? 0 : room, flags);
  if (result == 0) return name.data();
  if (result == EAI_SYSTEM) {
    fail(ec, errno);
  } else {
    ec.assign(result, resolver_category());
  }
  return {};
}

std::string gethostname(std::error_code& ec) noexcept {
  succeed(ec);
  return unless_out_of_memory(ec, [&] { return own_name(ec); });
}

}  // namespace sockspec
