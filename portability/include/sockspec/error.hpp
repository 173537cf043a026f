#pragma once
// The categories of the codes that this library reports. Each code keeps the number that the system
// gave, and compares equal to the std::errc and the sockspec::errc of the same meaning.

#include <string_view>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/errc.hpp"

namespace sockspec {

/// Numbers of system calls: errno on POSIX systems ("errno"), WSAGetLastError on Windows
/// ("winsock").
SOCKSPEC_API const std::error_category& socket_category() noexcept;

/// Results of getaddrinfo, EAI_... ("eai").
SOCKSPEC_API const std::error_category& resolver_category() noexcept;

/// The system's own name for a code of these two categories ("ECONNREFUSED", "EAI_NONAME"), or the
/// portable name for one of the portable category. Empty where the tables have none.
SOCKSPEC_API std::string_view native_name(const std::error_code&) noexcept;

}  // namespace sockspec
