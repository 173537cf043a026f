#pragma once
// Tables of lies, one behind the other.

#include <array>
#include <cstddef>

#include "engine/mutant.hpp"

namespace sockspec::conformance {

template <std::size_t... Sizes>
constexpr auto joined(const std::array<mutant, Sizes>&... tables) {
  std::array<mutant, (Sizes + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& some) {
    for (const mutant& one : some) all[at++] = one;
  };
  (append(tables), ...);
  return all;
}

}  // namespace sockspec::conformance
