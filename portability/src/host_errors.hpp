#pragma once
// Which columns of the error table this system speaks.

#include "host_config.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec::host {

inline constexpr auto error_space = sockspec::error_space::SOCKSPEC_HOST_ERROR_SPACE;
inline constexpr auto resolver_space = sockspec::error_space::SOCKSPEC_HOST_RESOLVER_SPACE;

/// The space of std::errc's numbers: <errno.h> of the C library, which on Windows is not what
/// Winsock reports.
inline constexpr auto errno_space =
    error_space == sockspec::error_space::winsock ? sockspec::error_space::errno_crt : error_space;

inline constexpr const char* error_category_name =
    error_space == sockspec::error_space::winsock ? "winsock" : "errno";

}  // namespace sockspec::host
