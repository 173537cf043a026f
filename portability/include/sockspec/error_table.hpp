#pragma once
// The error numbers of every system, readable on any of them: a Linux log reader can explain 10061.
//
//   for (const sockspec::error_row& row : sockspec::errors_numbered(10061)) std::cout << row.name
//   << ": " << row.says;

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sockspec/config.hpp"
#include "sockspec/errc.hpp"

namespace sockspec {

/// Who gives a number its meaning.
enum class error_space : std::uint8_t {
  errno_linux,   // the generic numbering: every architecture but MIPS, SPARC, Alpha and PA-RISC
  errno_darwin,  // macOS
  errno_freebsd,
  errno_netbsd,
  errno_openbsd,
  errno_crt,  // <errno.h> of MSVC and MinGW: not what Winsock reports
  winsock,    // WSAGetLastError
  win32,      // completions of overlapped calls
  eai_linux,  // getaddrinfo of glibc and musl
  eai_bsd,    // of macOS, FreeBSD and NetBSD
  eai_openbsd,
  eai_winsock,
};

/// The name, as it is spelled above.
SOCKSPEC_API std::string_view to_string(error_space) noexcept;

/// One number of one space.
struct error_row {
  error_space space{};
  int number = 0;
  std::string_view name;  // "ECONNREFUSED", "WSAECONNREFUSED", "EAI_NONAME"
  errc meaning{};
  std::string_view says;  // one sentence
};

/// All rows, grouped by space. A number may stand twice in a space where a system has two names for
/// it; the usual name comes first.
SOCKSPEC_API std::span<const error_row> error_table() noexcept;

/// The row of that number; null where the space has none.
SOCKSPEC_API const error_row* find_error(error_space, int number) noexcept;

/// The rows of that number in all spaces, and those of that name. May throw std::bad_alloc.
SOCKSPEC_API std::vector<error_row> errors_numbered(int number);
SOCKSPEC_API std::vector<error_row> errors_named(std::string_view name);

/// What a native symbol means: "ECONNREFUSED", "WSAECONNREFUSED", "EAI_NONAME". Nothing for names
/// that no space has.
SOCKSPEC_API std::optional<errc> errc_from_native(std::string_view name) noexcept;

/// The spaces of the system that this program runs on: its errno (or winsock) and its resolver's
/// results.
SOCKSPEC_API error_space host_error_space() noexcept;
SOCKSPEC_API error_space host_resolver_space() noexcept;

}  // namespace sockspec
