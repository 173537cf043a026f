#include "names.h"

#if !defined(_WIN32)
#include <netinet/udp.h>
#endif

static const struct name_entry transport_option_names_entries[] = {
#ifdef TCP_NODELAY
    {"TCP_NODELAY", TCP_NODELAY},
#endif
#ifdef TCP_MAXSEG
    {"TCP_MAXSEG", TCP_MAXSEG},
#endif
#ifdef TCP_CORK
    {"TCP_CORK", TCP_CORK},
#endif
#ifdef TCP_KEEPIDLE
    {"TCP_KEEPIDLE", TCP_KEEPIDLE},
#endif
#ifdef TCP_KEEPALIVE
    {"TCP_KEEPALIVE", TCP_KEEPALIVE},
#endif
#ifdef TCP_KEEPINTVL
    {"TCP_KEEPINTVL", TCP_KEEPINTVL},
#endif
#ifdef TCP_KEEPCNT
    {"TCP_KEEPCNT", TCP_KEEPCNT},
#endif
#ifdef TCP_SYNCNT
    {"TCP_SYNCNT", TCP_SYNCNT},
#endif
#ifdef TCP_LINGER2
    {"TCP_LINGER2", TCP_LINGER2},
#endif
#ifdef TCP_DEFER_ACCEPT
    {"TCP_DEFER_ACCEPT", TCP_DEFER_ACCEPT},
#endif
#ifdef TCP_WINDOW_CLAMP
    {"TCP_WINDOW_CLAMP", TCP_WINDOW_CLAMP},
#endif
#ifdef TCP_INFO
    {"TCP_INFO", TCP_INFO},
#endif
#ifdef TCP_QUICKACK
    {"TCP_QUICKACK", TCP_QUICKACK},
#endif
#ifdef TCP_CONGESTION
    {"TCP_CONGESTION", TCP_CONGESTION},
#endif
#ifdef TCP_MD5SIG
    {"TCP_MD5SIG", TCP_MD5SIG},
#endif
#ifdef TCP_THIN_LINEAR_TIMEOUTS
    {"TCP_THIN_LINEAR_TIMEOUTS", TCP_THIN_LINEAR_TIMEOUTS},
#endif
#ifdef TCP_USER_TIMEOUT
    {"TCP_USER_TIMEOUT", TCP_USER_TIMEOUT},
#endif
#ifdef TCP_REPAIR
    {"TCP_REPAIR", TCP_REPAIR},
#endif
#ifdef TCP_FASTOPEN
    {"TCP_FASTOPEN", TCP_FASTOPEN},
#endif
#ifdef TCP_FASTOPEN_CONNECT
    {"TCP_FASTOPEN_CONNECT", TCP_FASTOPEN_CONNECT},
#endif
#ifdef TCP_FASTOPEN_NO_COOKIE
    {"TCP_FASTOPEN_NO_COOKIE", TCP_FASTOPEN_NO_COOKIE},
#endif
#ifdef TCP_TIMESTAMP
    {"TCP_TIMESTAMP", TCP_TIMESTAMP},
#endif
#ifdef TCP_NOTSENT_LOWAT
    {"TCP_NOTSENT_LOWAT", TCP_NOTSENT_LOWAT},
#endif
#ifdef TCP_CC_INFO
    {"TCP_CC_INFO", TCP_CC_INFO},
#endif
#ifdef TCP_SAVE_SYN
    {"TCP_SAVE_SYN", TCP_SAVE_SYN},
#endif
#ifdef TCP_SAVED_SYN
    {"TCP_SAVED_SYN", TCP_SAVED_SYN},
#endif
#ifdef TCP_INQ
    {"TCP_INQ", TCP_INQ},
#endif
#ifdef TCP_CM_INQ
    {"TCP_CM_INQ", TCP_CM_INQ},
#endif
#ifdef TCP_TX_DELAY
    {"TCP_TX_DELAY", TCP_TX_DELAY},
#endif
#ifdef TCP_ULP
    {"TCP_ULP", TCP_ULP},
#endif
#ifdef TCP_ZEROCOPY_RECEIVE
    {"TCP_ZEROCOPY_RECEIVE", TCP_ZEROCOPY_RECEIVE},
#endif
#ifdef TCP_NOPUSH
    {"TCP_NOPUSH", TCP_NOPUSH},
#endif
#ifdef TCP_NOOPT
    {"TCP_NOOPT", TCP_NOOPT},
#endif
#ifdef TCP_CONNECTIONTIMEOUT
    {"TCP_CONNECTIONTIMEOUT", TCP_CONNECTIONTIMEOUT},
#endif
#ifdef TCP_KEEPINIT
    {"TCP_KEEPINIT", TCP_KEEPINIT},
#endif
#ifdef TCP_FAIL_CONNECT_ON_ICMP_ERROR
    {"TCP_FAIL_CONNECT_ON_ICMP_ERROR", TCP_FAIL_CONNECT_ON_ICMP_ERROR},
#endif
#ifdef TCP_MAXRT
    {"TCP_MAXRT", TCP_MAXRT},
#endif
#ifdef UDP_CORK
    {"UDP_CORK", UDP_CORK},
#endif
#ifdef UDP_SEGMENT
    {"UDP_SEGMENT", UDP_SEGMENT},
#endif
#ifdef UDP_GRO
    {"UDP_GRO", UDP_GRO},
#endif
#ifdef UDP_ENCAP
    {"UDP_ENCAP", UDP_ENCAP},
#endif
#ifdef UDP_NO_CHECK6_TX
    {"UDP_NO_CHECK6_TX", UDP_NO_CHECK6_TX},
#endif
#ifdef UDP_NO_CHECK6_RX
    {"UDP_NO_CHECK6_RX", UDP_NO_CHECK6_RX},
#endif
#ifdef UDP_CHECKSUM_COVERAGE
    {"UDP_CHECKSUM_COVERAGE", UDP_CHECKSUM_COVERAGE},
#endif
#ifdef UDP_NOCHECKSUM
    {"UDP_NOCHECKSUM", UDP_NOCHECKSUM},
#endif
};
const struct name_table transport_option_names = {
    "option", transport_option_names_entries,
    sizeof transport_option_names_entries / sizeof *transport_option_names_entries,
    &ip_option_names};
