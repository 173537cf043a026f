#include "sockspec/interface.hpp"

#include <memory>

#include "out_of_memory.hpp"
#include "result.hpp"
#include "system_headers.hpp"

namespace sockspec {
namespace {

struct free_table {
  void operator()(MIB_IF_TABLE2* table) const noexcept { ::FreeMibTable(table); }
};
using native_table = std::unique_ptr<MIB_IF_TABLE2, free_table>;

/// The rows of the table that have a name of that kind.
std::vector<interface_name> named(const MIB_IF_TABLE2& table) {
  std::vector<interface_name> told;
  for (ULONG i = 0; i != table.NumEntries; ++i) {
    const MIB_IF_ROW2& row = table.Table[i];
    char name[NDIS_IF_MAX_STRING_SIZE + 1] = {};
    if (::ConvertInterfaceLuidToNameA(&row.InterfaceLuid, name, sizeof name) != 0) continue;
    told.push_back({static_cast<std::uint32_t>(row.InterfaceIndex), name});
  }
  return told;
}

}  // namespace

std::vector<interface_name> if_nameindex(std::error_code& ec) noexcept {
  succeed(ec);
  MIB_IF_TABLE2* table = nullptr;
  const auto error = ::GetIfTable2(&table);
  if (error != 0) {
    fail(ec, static_cast<int>(error));
    return {};
  }
  const native_table owner(table);
  return unless_out_of_memory(ec, [&] { return named(*table); });
}

std::uint32_t if_nametoindex(std::string_view name, std::error_code& ec) noexcept {
  char text[NDIS_IF_MAX_STRING_SIZE + 1] = {};
  succeed(ec);
  // The system would cut what is too long, and stop at a zero byte.
  const bool is_name = name.size() < sizeof text && name.find('\0') == name.npos;
  if (is_name) name.copy(text, sizeof text);
  const std::uint32_t index = is_name ? static_cast<std::uint32_t>(::if_nametoindex(text)) : 0;
  if (index == 0) fail(ec, errc::no_such_device_or_address);
  return index;
}

std::string if_indextoname(std::uint32_t index, std::error_code& ec) noexcept {
  char text[NDIS_IF_MAX_STRING_SIZE + 1] = {};
  succeed(ec);
  if (::if_indextoname(index, text) == nullptr) {
    fail(ec, errc::no_such_device_or_address);
    return {};
  }
  return unless_out_of_memory(ec, [&] { return std::string(text); });
}

}  // namespace sockspec
