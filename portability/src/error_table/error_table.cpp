#include "sockspec/error_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "error_table/errno_symbols.hpp"
#include "error_table/portable_names.hpp"
#include "error_table/resolver_symbols.hpp"
#include "error_table/windows_numbers.hpp"

namespace sockspec {
namespace {

constexpr auto space_names = std::to_array<std::string_view>({
    "errno_linux",
    "errno_darwin",
    "errno_freebsd",
    "errno_netbsd",
    "errno_openbsd",
    "errno_crt",
    "winsock",
    "win32",
    "eai_linux",
    "eai_bsd",
    "eai_openbsd",
    "eai_winsock",
});
static_assert(space_names.size() == static_cast<std::size_t>(error_space::eai_winsock) + 1);

template <typename Symbols>
constexpr std::size_t count_numbers(const Symbols& symbols) {
  std::size_t count = 0;
  for (const auto& symbol : symbols) {
    for (const int number : symbol.numbers) count += number != 0 ? 1 : 0;
  }
  return count;
}

/// Turns one column of a table of symbols into rows.
template <typename Symbols, typename Out>
constexpr Out copy_column(const Symbols& symbols, std::size_t column, error_space space, Out out) {
  for (const auto& symbol : symbols) {
    const int number = symbol.numbers[column];
    if (number == 0) continue;
    *out++ = {space, number, symbol.name, symbol.meaning,
              tables::portable_row(symbol.meaning).says};
  }
  return out;
}

template <typename Numbers, typename Out>
constexpr Out copy_numbers(const Numbers& numbers, error_space space, Out out) {
  for (const auto& row : numbers) {
    const auto says = row.says.empty() ? tables::portable_row(row.meaning).says : row.says;
    *out++ = {space, row.number, row.name, row.meaning, says};
  }
  return out;
}

constexpr std::size_t row_count = count_numbers(tables::errno_symbols) +
                                  tables::winsock_numbers.size() + tables::win32_numbers.size() +
                                  count_numbers(tables::resolver_symbols);

constexpr std::array<error_row, row_count> make_rows() {
  std::array<error_row, row_count> rows{};
  auto out = rows.begin();
  for (std::size_t i = 0; i != tables::errno_spaces.size(); ++i) {
    out = copy_column(tables::errno_symbols, i, tables::errno_spaces[i], out);
  }
  out = copy_numbers(tables::winsock_numbers, error_space::winsock, out);
  out = copy_numbers(tables::win32_numbers, error_space::win32, out);
  for (std::size_t i = 0; i != tables::resolver_spaces.size(); ++i) {
    out = copy_column(tables::resolver_symbols, i, tables::resolver_spaces[i], out);
  }
  return rows;
}

constexpr auto rows = make_rows();

template <typename Wanted>
std::vector<error_row> rows_where(Wanted wanted) {
  std::vector<error_row> found;
  std::ranges::copy_if(rows, std::back_inserter(found), wanted);
  return found;
}

}  // namespace

std::string_view to_string(error_space space) noexcept {
  const auto index = static_cast<std::size_t>(space);
  return index < space_names.size() ? space_names[index] : "unknown";
}

std::span<const error_row> error_table() noexcept {
  return rows;
}

const error_row* find_error(error_space space, int number) noexcept {
  const auto found = std::ranges::find_if(
      rows, [=](const error_row& row) { return row.space == space && row.number == number; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<error_row> errors_numbered(int number) {
  return rows_where([=](const error_row& row) { return row.number == number; });
}

std::vector<error_row> errors_named(std::string_view name) {
  return rows_where([=](const error_row& row) { return row.name == name; });
}

std::optional<errc> errc_from_native(std::string_view name) noexcept {
  const auto found = std::ranges::find(rows, name, &error_row::name);
  if (found == rows.end()) return std::nullopt;
  return found->meaning;
}

}  // namespace sockspec
