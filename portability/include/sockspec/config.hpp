#pragma once
// What differs between platforms in the public headers, and nothing else: this is the only place
// with an #if on the platform.

#include <cstdint>

#if defined(_WIN32)

#define SOCKSPEC_API  // CMake exports the symbols of a Windows DLL
namespace sockspec {
using native_handle = std::uintptr_t;  // SOCKET
}  // namespace sockspec

#else

// Also in a static library, so that the error categories of several shared libraries which contain
// one compare equal.
#define SOCKSPEC_API __attribute__((visibility("default")))
namespace sockspec {
using native_handle = int;  // file descriptor
}  // namespace sockspec

#endif

namespace sockspec {

/// The value of a handle that is none: -1, or INVALID_SOCKET. Zero is a valid handle.
inline constexpr native_handle invalid_handle = static_cast<native_handle>(-1);

}  // namespace sockspec
