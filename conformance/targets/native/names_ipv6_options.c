#include "names.h"

/* linux/in6.h has it, and cannot be included beside netinet/in.h. */
#if defined(__linux__) && !defined(IPV6_FLOWINFO)
#define IPV6_FLOWINFO 11
#endif

static const struct name_entry ipv6_option_names_entries[] = {
    /* A table without any entry would not be C. */
    {"IPV6_UNICAST_HOPS", IPV6_UNICAST_HOPS},
#ifdef IPV6_V6ONLY
    {"IPV6_V6ONLY", IPV6_V6ONLY},
#endif
#ifdef IPV6_MULTICAST_IF
    {"IPV6_MULTICAST_IF", IPV6_MULTICAST_IF},
#endif
#ifdef IPV6_MULTICAST_HOPS
    {"IPV6_MULTICAST_HOPS", IPV6_MULTICAST_HOPS},
#endif
#ifdef IPV6_MULTICAST_LOOP
    {"IPV6_MULTICAST_LOOP", IPV6_MULTICAST_LOOP},
#endif
#ifdef IPV6_JOIN_GROUP
    {"IPV6_JOIN_GROUP", IPV6_JOIN_GROUP},
#endif
#ifdef IPV6_LEAVE_GROUP
    {"IPV6_LEAVE_GROUP", IPV6_LEAVE_GROUP},
#endif
#ifdef IPV6_ADD_MEMBERSHIP
    {"IPV6_ADD_MEMBERSHIP", IPV6_ADD_MEMBERSHIP},
#endif
#ifdef IPV6_DROP_MEMBERSHIP
    {"IPV6_DROP_MEMBERSHIP", IPV6_DROP_MEMBERSHIP},
#endif
#ifdef IPV6_MTU_DISCOVER
    {"IPV6_MTU_DISCOVER", IPV6_MTU_DISCOVER},
#endif
#ifdef IPV6_MTU
    {"IPV6_MTU", IPV6_MTU},
#endif
#ifdef IPV6_RECVERR
    {"IPV6_RECVERR", IPV6_RECVERR},
#endif
#ifdef IPV6_RECVPKTINFO
    {"IPV6_RECVPKTINFO", IPV6_RECVPKTINFO},
#endif
#ifdef IPV6_PKTINFO
    {"IPV6_PKTINFO", IPV6_PKTINFO},
#endif
#ifdef IPV6_RECVHOPLIMIT
    {"IPV6_RECVHOPLIMIT", IPV6_RECVHOPLIMIT},
#endif
#ifdef IPV6_HOPLIMIT
    {"IPV6_HOPLIMIT", IPV6_HOPLIMIT},
#endif
#ifdef IPV6_RECVHOPOPTS
    {"IPV6_RECVHOPOPTS", IPV6_RECVHOPOPTS},
#endif
#ifdef IPV6_HOPOPTS
    {"IPV6_HOPOPTS", IPV6_HOPOPTS},
#endif
#ifdef IPV6_NEXTHOP
    {"IPV6_NEXTHOP", IPV6_NEXTHOP},
#endif
#ifdef IPV6_RECVRTHDR
    {"IPV6_RECVRTHDR", IPV6_RECVRTHDR},
#endif
#ifdef IPV6_RTHDR
    {"IPV6_RTHDR", IPV6_RTHDR},
#endif
#ifdef IPV6_RECVDSTOPTS
    {"IPV6_RECVDSTOPTS", IPV6_RECVDSTOPTS},
#endif
#ifdef IPV6_DSTOPTS
    {"IPV6_DSTOPTS", IPV6_DSTOPTS},
#endif
#ifdef IPV6_RECVTCLASS
    {"IPV6_RECVTCLASS", IPV6_RECVTCLASS},
#endif
#ifdef IPV6_TCLASS
    {"IPV6_TCLASS", IPV6_TCLASS},
#endif
#ifdef IPV6_RECVPATHMTU
    {"IPV6_RECVPATHMTU", IPV6_RECVPATHMTU},
#endif
#ifdef IPV6_PATHMTU
    {"IPV6_PATHMTU", IPV6_PATHMTU},
#endif
#ifdef IPV6_DONTFRAG
    {"IPV6_DONTFRAG", IPV6_DONTFRAG},
#endif
#ifdef IPV6_CHECKSUM
    {"IPV6_CHECKSUM", IPV6_CHECKSUM},
#endif
#ifdef IPV6_ADDRFORM
    {"IPV6_ADDRFORM", IPV6_ADDRFORM},
#endif
#ifdef IPV6_AUTOFLOWLABEL
    {"IPV6_AUTOFLOWLABEL", IPV6_AUTOFLOWLABEL},
#endif
#ifdef IPV6_FREEBIND
    {"IPV6_FREEBIND", IPV6_FREEBIND},
#endif
#ifdef IPV6_TRANSPARENT
    {"IPV6_TRANSPARENT", IPV6_TRANSPARENT},
#endif
#ifdef IPV6_MINHOPCOUNT
    {"IPV6_MINHOPCOUNT", IPV6_MINHOPCOUNT},
#endif
#ifdef IPV6_MULTICAST_ALL
    {"IPV6_MULTICAST_ALL", IPV6_MULTICAST_ALL},
#endif
#ifdef IPV6_UNICAST_IF
    {"IPV6_UNICAST_IF", IPV6_UNICAST_IF},
#endif
#ifdef IPV6_ADDR_PREFERENCES
    {"IPV6_ADDR_PREFERENCES", IPV6_ADDR_PREFERENCES},
#endif
#ifdef IPV6_FLOWINFO
    {"IPV6_FLOWINFO", IPV6_FLOWINFO},
#endif
#ifdef IPV6_USE_MIN_MTU
    {"IPV6_USE_MIN_MTU", IPV6_USE_MIN_MTU},
#endif
#ifdef IPV6_BOUND_IF
    {"IPV6_BOUND_IF", IPV6_BOUND_IF},
#endif
#ifdef ICMP6_FILTER
    {"ICMP6_FILTER", ICMP6_FILTER},
#endif
};
const struct name_table ipv6_option_names = {
    "option", ipv6_option_names_entries,
    sizeof ipv6_option_names_entries / sizeof *ipv6_option_names_entries, NULL};
