#include "names.h"

/* Constants that a system gives as enumerators without a macro are named by their macros in
   Linux, macOS and the BSDs: all of them define one. */
static const struct name_entry families_entries[] = {
#ifdef AF_UNSPEC
    {"unspecified", AF_UNSPEC},
#endif
#ifdef AF_INET
    {"inet", AF_INET},
#endif
#ifdef AF_INET6
    {"inet6", AF_INET6},
#endif
#ifdef AF_UNIX
    {"unix", AF_UNIX},
#endif
#ifdef AF_NETLINK
    {"netlink", AF_NETLINK},
#endif
#ifdef AF_PACKET
    {"packet", AF_PACKET},
#endif
#ifdef AF_VSOCK
    {"vsock", AF_VSOCK},
#endif
#ifdef AF_CAN
    {"can", AF_CAN},
#endif
#ifdef AF_TIPC
    {"tipc", AF_TIPC},
#endif
#ifdef AF_RDS
    {"rds", AF_RDS},
#endif
#ifdef AF_BLUETOOTH
    {"bluetooth", AF_BLUETOOTH},
#endif
#ifdef AF_ALG
    {"alg", AF_ALG},
#endif
#ifdef AF_QIPCRTR
    {"qipcrtr", AF_QIPCRTR},
#endif
#ifdef AF_XDP
    {"xdp", AF_XDP},
#endif
#ifdef AF_KEY
    {"key", AF_KEY},
#endif
#ifdef AF_LINK
    {"link", AF_LINK},
#endif
#ifdef AF_SYSTEM
    {"system", AF_SYSTEM},
#endif
#ifdef AF_ROUTE
    {"route", AF_ROUTE},
#endif
};
const struct name_table families = {"family", families_entries,
                                    sizeof families_entries / sizeof *families_entries, NULL};

/* Linux gives types, protocols and shutdown's ways as enumerators, not only macros: what POSIX
   demands needs no guard. */
static const struct name_entry types_entries[] = {
    {"stream", SOCK_STREAM}, {"datagram", SOCK_DGRAM}, {"seqpacket", SOCK_SEQPACKET},
    {"raw", SOCK_RAW},
#ifdef SOCK_RDM
    {"rdm", SOCK_RDM},
#endif
};
const struct name_table types = {"type", types_entries,
                                 sizeof types_entries / sizeof *types_entries, NULL};

static const struct name_entry protocols_entries[] = {
    {"default", 0},
    {"ip", IPPROTO_IP},
    {"tcp", IPPROTO_TCP},
    {"udp", IPPROTO_UDP},
    {"icmp", IPPROTO_ICMP},
    {"ipv6", IPPROTO_IPV6},
    {"raw", IPPROTO_RAW},
#ifdef IPPROTO_ICMPV6
    {"icmpv6", IPPROTO_ICMPV6},
#endif
#ifdef IPPROTO_IGMP
    {"igmp", IPPROTO_IGMP},
#endif
#ifdef IPPROTO_SCTP
    {"sctp", IPPROTO_SCTP},
#endif
#ifdef IPPROTO_UDPLITE
    {"udplite", IPPROTO_UDPLITE},
#endif
#ifdef IPPROTO_DCCP
    {"dccp", IPPROTO_DCCP},
#endif
#ifdef IPPROTO_MPTCP
    {"mptcp", IPPROTO_MPTCP},
#endif
#ifdef IPPROTO_GRE
    {"gre", IPPROTO_GRE},
#endif
#ifdef IPPROTO_ESP
    {"esp", IPPROTO_ESP},
#endif
#ifdef IPPROTO_AH
    {"ah", IPPROTO_AH},
#endif
};
const struct name_table protocols = {"protocol", protocols_entries,
                                     sizeof protocols_entries / sizeof *protocols_entries, NULL};

static const struct name_entry creation_flags_entries[] = {
#ifdef SOCK_CLOEXEC
    {"close_on_exec", SOCK_CLOEXEC},
#endif
#ifdef SOCK_NONBLOCK
    {"nonblocking", SOCK_NONBLOCK},
#endif
#ifdef SOCK_CLOFORK
    {"close_on_fork", SOCK_CLOFORK},
#endif
    {"none", 0},
};
const struct name_table creation_flags = {
    "creation flag", creation_flags_entries,
    sizeof creation_flags_entries / sizeof *creation_flags_entries, NULL};

static const struct name_entry message_flags_entries[] = {
#ifdef MSG_OOB
    {"MSG_OOB", MSG_OOB},
#endif
#ifdef MSG_PEEK
    {"MSG_PEEK", MSG_PEEK},
#endif
#ifdef MSG_DONTROUTE
    {"MSG_DONTROUTE", MSG_DONTROUTE},
#endif
#ifdef MSG_CTRUNC
    {"MSG_CTRUNC", MSG_CTRUNC},
#endif
#ifdef MSG_PROXY
    {"MSG_PROXY", MSG_PROXY},
#endif
#ifdef MSG_TRUNC
    {"MSG_TRUNC", MSG_TRUNC},
#endif
#ifdef MSG_DONTWAIT
    {"MSG_DONTWAIT", MSG_DONTWAIT},
#endif
#ifdef MSG_EOR
    {"MSG_EOR", MSG_EOR},
#endif
#ifdef MSG_WAITALL
    {"MSG_WAITALL", MSG_WAITALL},
#endif
#ifdef MSG_NOSIGNAL
    {"MSG_NOSIGNAL", MSG_NOSIGNAL},
#endif
#ifdef MSG_MORE
    {"MSG_MORE", MSG_MORE},
#endif
#ifdef MSG_WAITFORONE
    {"MSG_WAITFORONE", MSG_WAITFORONE},
#endif
#ifdef MSG_ERRQUEUE
    {"MSG_ERRQUEUE", MSG_ERRQUEUE},
#endif
#ifdef MSG_CONFIRM
    {"MSG_CONFIRM", MSG_CONFIRM},
#endif
#ifdef MSG_CMSG_CLOEXEC
    {"MSG_CMSG_CLOEXEC", MSG_CMSG_CLOEXEC},
#endif
#ifdef MSG_FASTOPEN
    {"MSG_FASTOPEN", MSG_FASTOPEN},
#endif
#ifdef MSG_BATCH
    {"MSG_BATCH", MSG_BATCH},
#endif
#ifdef MSG_ZEROCOPY
    {"MSG_ZEROCOPY", MSG_ZEROCOPY},
#endif
#ifdef MSG_EOF
    {"MSG_EOF", MSG_EOF},
#endif
#ifdef MSG_NBIO
    {"MSG_NBIO", MSG_NBIO},
#endif
#ifdef MSG_SOCALLBCK
    {"MSG_SOCALLBCK", MSG_SOCALLBCK},
#endif
#ifdef MSG_BCAST
    {"MSG_BCAST", MSG_BCAST},
#endif
#ifdef MSG_MCAST
    {"MSG_MCAST", MSG_MCAST},
#endif
#ifdef MSG_NOTIFICATION
    {"MSG_NOTIFICATION", MSG_NOTIFICATION},
#endif
};
const struct name_table message_flags = {
    "flag", message_flags_entries, sizeof message_flags_entries / sizeof *message_flags_entries,
    NULL};

static const struct name_entry shutdown_ways_entries[] = {
    {"read", SHUT_RD},
    {"write", SHUT_WR},
    {"both", SHUT_RDWR},
};
const struct name_table shutdown_ways = {
    "way", shutdown_ways_entries, sizeof shutdown_ways_entries / sizeof *shutdown_ways_entries,
    NULL};
