#pragma once
// The system's numbers of options.

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
// clang-format on

// Windows has no such option, and nothing that has this number.
#ifndef SO_REUSEPORT
#define SO_REUSEPORT (-1)
#endif

// Of newer headers than MinGW's.
#ifndef TCP_MAXSEG
#define TCP_MAXSEG 4
#endif
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#endif
#ifndef TCP_KEEPCNT
#define TCP_KEEPCNT 16
#endif
#ifndef TCP_KEEPINTVL
#define TCP_KEEPINTVL 17
#endif
