#include "sockspec/interface.hpp"

#include <net/if.h>

#include <cerrno>
#include <memory>

#include "out_of_memory.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

struct free_interfaces {
  void operator()(struct ::if_nameindex* all) const noexcept { ::if_freenameindex(all); }
};
using native_interfaces = std::unique_ptr<struct ::if_nameindex, free_interfaces>;

/// "There is no such" is ENODEV on Linux, and ENXIO elsewhere.
void fail_to_find(std::error_code& ec) noexcept {
  if (errno == ENODEV || errno == ENXIO) return fail(ec, errc::no_such_device_or_address);
  fail(ec, errno);
}

}  // namespace

std::vector<interface_name> if_nameindex(std::error_code& ec) noexcept {
  succeed(ec);
  const native_interfaces all(::if_nameindex());
  if (all == nullptr) {
    fail(ec, errno);
    return {};
  }
  return unless_out_of_memory(ec, [&] {
    std::vector<interface_name> told;
    for (const auto* at = all.get(); at->if_index != 0; ++at) {
      told.push_back({at->if_index, at->if_name});
    }
    return told;
  });
}

std::uint32_t if_nametoindex(std::string_view name, std::error_code& ec) noexcept {
  char text[IF_NAMESIZE] = {};
  succeed(ec);
  // The system would cut what is too long, and stop at a zero byte.
  if (name.size() >= sizeof text || name.find('\0') != name.npos) {
    fail(ec, errc::no_such_device_or_address);
    return 0;
  }
  name.copy(text, sizeof text);
  const std::uint32_t index = ::if_nametoindex(text);
  if (index == 0) fail_to_find(ec);
  return index;
}

std::string if_indextoname(std::uint32_t index, std::error_code& ec) noexcept {
  char text[IF_NAMESIZE] = {};
  succeed(ec);
  if (::if_indextoname(index, text) == nullptr) {
    fail_to_find(ec);
    return {};
  }
  return unless_out_of_memory(ec, [&] { return std::string(text); });
}

}  // namespace sockspec
