#pragma once
// The throwing halves: each makes the call and throws what it reports.

#include <system_error>
#include <type_traits>

#include "result.hpp"

namespace sockspec {

template <typename Call>
auto or_throw(const char* name, const Call& call) {
  std::error_code ec = success();
  if constexpr (std::is_void_v<decltype(call(ec))>) {
    call(ec);
    throw_if(ec, name);
  } else {
    auto result = call(ec);
    throw_if(ec, name);
    return result;
  }
}

}  // namespace sockspec
