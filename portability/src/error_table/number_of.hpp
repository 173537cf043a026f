#pragma once
// The number of a symbol in the tables, for checks at compile time.

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "error_table/errno_symbols.hpp"
#include "error_table/resolver_symbols.hpp"
#include "error_table/windows_numbers.hpp"

namespace sockspec::tables {

/// In a table with one column for each space.
template <typename Symbols, typename Spaces>
constexpr int number_of(std::string_view name, const Symbols& symbols, const Spaces& spaces,
                        error_space space) {
  const auto symbol = std::ranges::find_if(symbols, [=](const auto& s) { return s.name == name; });
  const auto column = std::ranges::find(spaces, space) - spaces.begin();
  return symbol->numbers[static_cast<std::size_t>(column)];
}

/// In a table of one space.
template <typename Numbers>
constexpr int number_of(std::string_view name, const Numbers& numbers) {
  return std::ranges::find_if(numbers, [=](const auto& n) { return n.name == name; })->number;
}

}  // namespace sockspec::tables
