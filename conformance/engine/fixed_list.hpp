#pragma once
// A list with a capacity, held by value: usable in constexpr tables with the same braces under g++
// and clang.

#include <array>
#include <cstddef>

namespace sockspec::conformance {

template <typename Element, std::size_t Capacity>
class fixed_list {
 public:
  constexpr fixed_list() = default;
  template <typename... Elements>
  requires(sizeof...(Elements) > 0 &&
           sizeof...(Elements) <= Capacity) constexpr fixed_list(Elements... elements)
      : elements_{elements...}, size_(sizeof...(Elements)) {}

  /// Beyond the capacity: no constant, hence not compiled.
  constexpr void push_back(const Element& one) { elements_[size_++] = one; }

  constexpr const Element* begin() const { return elements_.data(); }
  constexpr const Element* end() const { return elements_.data() + size_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr bool contains(const Element& wanted) const {
    for (const auto& element : *this) {
      if (element == wanted) return true;
    }
    return false;
  }

 private:
  std::array<Element, Capacity> elements_{};
  std::size_t size_ = 0;
};

}  // namespace sockspec::conformance
