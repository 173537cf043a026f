#include "names.h"

static const struct name_entry option_levels_entries[] = {
    {"SOL_SOCKET", SOL_SOCKET},
    {"IPPROTO_IP", IPPROTO_IP},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"IPPROTO_IPV6", IPPROTO_IPV6},
    {"IPPROTO_ICMP", IPPROTO_ICMP},
    {"IPPROTO_RAW", IPPROTO_RAW},
#ifdef SOL_IP
    {"SOL_IP", SOL_IP},
#endif
#ifdef SOL_TCP
    {"SOL_TCP", SOL_TCP},
#endif
#ifdef SOL_UDP
    {"SOL_UDP", SOL_UDP},
#endif
#ifdef SOL_IPV6
    {"SOL_IPV6", SOL_IPV6},
#endif
#ifdef SOL_ICMPV6
    {"SOL_ICMPV6", SOL_ICMPV6},
#endif
#ifdef SOL_RAW
    {"SOL_RAW", SOL_RAW},
#endif
#ifdef SOL_LOCAL
    {"SOL_LOCAL", SOL_LOCAL},
#endif
#ifdef SOL_PACKET
    {"SOL_PACKET", SOL_PACKET},
#endif
#ifdef SOL_NETLINK
    {"SOL_NETLINK", SOL_NETLINK},
#endif
#ifdef SOL_TIPC
    {"SOL_TIPC", SOL_TIPC},
#endif
#ifdef SOL_RDS
    {"SOL_RDS", SOL_RDS},
#endif
#ifdef SOL_CAN_BASE
    {"SOL_CAN_BASE", SOL_CAN_BASE},
#endif
#ifdef SOL_CAN_RAW
    {"SOL_CAN_RAW", SOL_CAN_RAW},
#endif
#ifdef SOL_ALG
    {"SOL_ALG", SOL_ALG},
#endif
#ifdef IPPROTO_ICMPV6
    {"IPPROTO_ICMPV6", IPPROTO_ICMPV6},
#endif
#ifdef IPPROTO_SCTP
    {"IPPROTO_SCTP", IPPROTO_SCTP},
#endif
#ifdef SOL_SCTP
    {"SOL_SCTP", SOL_SCTP},
#endif
#ifdef SOL_UDPLITE
    {"SOL_UDPLITE", SOL_UDPLITE},
#endif
#ifdef IPPROTO_UDPLITE
    {"IPPROTO_UDPLITE", IPPROTO_UDPLITE},
#endif
};
const struct name_table option_levels = {
    "level", option_levels_entries, sizeof option_levels_entries / sizeof *option_levels_entries,
    NULL};
