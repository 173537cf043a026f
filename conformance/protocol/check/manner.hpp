#pragma once
// The rules that are tried, by section of the specification. One function of each file gives its
// part of the list.

#include <span>

#include "protocol/check/subject.hpp"

namespace sockspec::protocol {

struct manner {
  enum class greeting { said, by_itself };  // whether hello has been said when `tries` is called

  const char* name;
  const char* section;
  const char* rule;
  void (*tries)(subject&);
  greeting before = greeting::said;
};

/// Without it nothing else can be tried.
inline constexpr const char* first_manner = "hello.answers";

std::span<const manner> hello_manners();
std::span<const manner> transport_manners();
std::span<const manner> frame_manners();
std::span<const manner> outcome_manners();
std::span<const manner> call_manners();
std::span<const manner> script_manners();
std::span<const manner> gate_manners();
std::span<const manner> blocking_manners();
std::span<const manner> reset_manners();
std::span<const manner> handle_manners();
std::span<const manner> value_manners();
std::span<const manner> capability_manners();

}  // namespace sockspec::protocol
