#pragma once
// How the parts of this library report success and failure.

#include <system_error>

#include "error_category.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"

namespace sockspec {

/// Success, for a start. A code that is made by default calls std::system_category, for which its
/// caller has to save its arguments: the calls that send and receive would feel it.
inline std::error_code success() noexcept {
  return {0, socket_errors.category};
}

/// Success, in a code that may have been another's failure. A code of value 0 means success in
/// every category.
inline void succeed(std::error_code& ec) noexcept {
  if (ec) [[unlikely]] {
    ec = success();
  }
}

/// A failure that the system reported: errno, or WSAGetLastError.
inline void fail(std::error_code& ec, int number) noexcept {
  ec.assign(number, socket_category());
}

/// A failure that the system did not report: this library refused the call, or its time ran out.
inline void fail(std::error_code& ec, errc code) noexcept {
  ec = make_error_code(code);
}

/// Ends the throwing half of a call.
inline void throw_if(const std::error_code& ec, const char* call) {
  if (ec) [[unlikely]] {
    throw std::system_error(ec, call);
  }
}

}  // namespace sockspec
