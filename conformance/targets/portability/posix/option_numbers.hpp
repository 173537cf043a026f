#pragma once
// The system's numbers of options.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
