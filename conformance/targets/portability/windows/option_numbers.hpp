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

// Windows has no such options, and nothing that has this number.
#ifndef SO_REUSEPORT
#define SO_REUSEPORT (-1)
#endif
#ifndef UDP_GRO
#define UDP_GRO (-1)
#endif

// RFC 3542's names of what Windows calls otherwise.
#ifndef IPV6_RECVPKTINFO
#define IPV6_RECVPKTINFO IPV6_PKTINFO
#endif
#ifndef IPV6_RECVHOPLIMIT
#define IPV6_RECVHOPLIMIT IPV6_HOPLIMIT
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
