#pragma once
// The system's headers of sockets, for what is compiled against those of every system. Never
// included by a public header: programs choose for themselves what <windows.h> gives them.

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif

// each of these needs those before it
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <afunix.h>
#include <iphlpapi.h>
#include <netioapi.h>
// clang-format on

namespace sockspec {

/// The type of a family's number in an address.
using family_number = ADDRESS_FAMILY;

}  // namespace sockspec
