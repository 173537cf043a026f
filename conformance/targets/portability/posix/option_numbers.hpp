#pragma once
// The system's numbers of options.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <sys/socket.h>

// Only Linux has it.
#ifndef UDP_GRO
#define UDP_GRO (-1)
#endif
