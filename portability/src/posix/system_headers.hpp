#pragma once
// The system's headers of sockets, for what is compiled against those of every system.

#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

namespace sockspec {

/// The type of a family's number in an address.
using family_number = sa_family_t;

}  // namespace sockspec
