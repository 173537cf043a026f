#include "names.h"

static const struct name_entry option_names_entries[] = {
#ifdef SO_DEBUG
    {"SO_DEBUG", SO_DEBUG},
#endif
#ifdef SO_REUSEADDR
    {"SO_REUSEADDR", SO_REUSEADDR},
#endif
#ifdef SO_TYPE
    {"SO_TYPE", SO_TYPE},
#endif
#ifdef SO_ERROR
    {"SO_ERROR", SO_ERROR},
#endif
#ifdef SO_DONTROUTE
    {"SO_DONTROUTE", SO_DONTROUTE},
#endif
#ifdef SO_BROADCAST
    {"SO_BROADCAST", SO_BROADCAST},
#endif
#ifdef SO_SNDBUF
    {"SO_SNDBUF", SO_SNDBUF},
#endif
#ifdef SO_RCVBUF
    {"SO_RCVBUF", SO_RCVBUF},
#endif
#ifdef SO_SNDBUFFORCE
    {"SO_SNDBUFFORCE", SO_SNDBUFFORCE},
#endif
#ifdef SO_RCVBUFFORCE
    {"SO_RCVBUFFORCE", SO_RCVBUFFORCE},
#endif
#ifdef SO_KEEPALIVE
    {"SO_KEEPALIVE", SO_KEEPALIVE},
#endif
#ifdef SO_OOBINLINE
    {"SO_OOBINLINE", SO_OOBINLINE},
#endif
#ifdef SO_PRIORITY
    {"SO_PRIORITY", SO_PRIORITY},
#endif
#ifdef SO_LINGER
    {"SO_LINGER", SO_LINGER},
#endif
#ifdef SO_REUSEPORT
    {"SO_REUSEPORT", SO_REUSEPORT},
#endif
#ifdef SO_REUSEPORT_LB
    {"SO_REUSEPORT_LB", SO_REUSEPORT_LB},
#endif
#ifdef SO_PASSCRED
    {"SO_PASSCRED", SO_PASSCRED},
#endif
#ifdef SO_PEERCRED
    {"SO_PEERCRED", SO_PEERCRED},
#endif
#ifdef SO_RCVLOWAT
    {"SO_RCVLOWAT", SO_RCVLOWAT},
#endif
#ifdef SO_SNDLOWAT
    {"SO_SNDLOWAT", SO_SNDLOWAT},
#endif
#ifdef SO_RCVTIMEO
    {"SO_RCVTIMEO", SO_RCVTIMEO},
#endif
#ifdef SO_SNDTIMEO
    {"SO_SNDTIMEO", SO_SNDTIMEO},
#endif
#ifdef SO_BINDTODEVICE
    {"SO_BINDTODEVICE", SO_BINDTODEVICE},
#endif
#ifdef SO_TIMESTAMP
    {"SO_TIMESTAMP", SO_TIMESTAMP},
#endif
#ifdef SO_TIMESTAMPNS
    {"SO_TIMESTAMPNS", SO_TIMESTAMPNS},
#endif
#ifdef SO_TIMESTAMPING
    {"SO_TIMESTAMPING", SO_TIMESTAMPING},
#endif
#ifdef SO_ACCEPTCONN
    {"SO_ACCEPTCONN", SO_ACCEPTCONN},
#endif
#ifdef SO_PEERNAME
    {"SO_PEERNAME", SO_PEERNAME},
#endif
#ifdef SO_PEERSEC
    {"SO_PEERSEC", SO_PEERSEC},
#endif
#ifdef SO_PASSSEC
    {"SO_PASSSEC", SO_PASSSEC},
#endif
#ifdef SO_MARK
    {"SO_MARK", SO_MARK},
#endif
#ifdef SO_PROTOCOL
    {"SO_PROTOCOL", SO_PROTOCOL},
#endif
#ifdef SO_DOMAIN
    {"SO_DOMAIN", SO_DOMAIN},
#endif
#ifdef SO_RXQ_OVFL
    {"SO_RXQ_OVFL", SO_RXQ_OVFL},
#endif
#ifdef SO_SELECT_ERR_QUEUE
    {"SO_SELECT_ERR_QUEUE", SO_SELECT_ERR_QUEUE},
#endif
#ifdef SO_PEEK_OFF
    {"SO_PEEK_OFF", SO_PEEK_OFF},
#endif
#ifdef SO_NOFCS
    {"SO_NOFCS", SO_NOFCS},
#endif
#ifdef SO_LOCK_FILTER
    {"SO_LOCK_FILTER", SO_LOCK_FILTER},
#endif
#ifdef SO_ATTACH_FILTER
    {"SO_ATTACH_FILTER", SO_ATTACH_FILTER},
#endif
#ifdef SO_DETACH_FILTER
    {"SO_DETACH_FILTER", SO_DETACH_FILTER},
#endif
#ifdef SO_BUSY_POLL
    {"SO_BUSY_POLL", SO_BUSY_POLL},
#endif
#ifdef SO_MAX_PACING_RATE
    {"SO_MAX_PACING_RATE", SO_MAX_PACING_RATE},
#endif
#ifdef SO_INCOMING_CPU
    {"SO_INCOMING_CPU", SO_INCOMING_CPU},
#endif
#ifdef SO_MEMINFO
    {"SO_MEMINFO", SO_MEMINFO},
#endif
#ifdef SO_COOKIE
    {"SO_COOKIE", SO_COOKIE},
#endif
#ifdef SO_PEERGROUPS
    {"SO_PEERGROUPS", SO_PEERGROUPS},
#endif
#ifdef SO_ZEROCOPY
    {"SO_ZEROCOPY", SO_ZEROCOPY},
#endif
#ifdef SO_BINDTOIFINDEX
    {"SO_BINDTOIFINDEX", SO_BINDTOIFINDEX},
#endif
#ifdef SO_PREFER_BUSY_POLL
    {"SO_PREFER_BUSY_POLL", SO_PREFER_BUSY_POLL},
#endif
#ifdef SO_NETNS_COOKIE
    {"SO_NETNS_COOKIE", SO_NETNS_COOKIE},
#endif
#ifdef SO_BUF_LOCK
    {"SO_BUF_LOCK", SO_BUF_LOCK},
#endif
#ifdef SO_RESERVE_MEM
    {"SO_RESERVE_MEM", SO_RESERVE_MEM},
#endif
#ifdef SO_PASSPIDFD
    {"SO_PASSPIDFD", SO_PASSPIDFD},
#endif
#ifdef SO_PEERPIDFD
    {"SO_PEERPIDFD", SO_PEERPIDFD},
#endif
#ifdef SO_NOSIGPIPE
    {"SO_NOSIGPIPE", SO_NOSIGPIPE},
#endif
#ifdef SO_NREAD
    {"SO_NREAD", SO_NREAD},
#endif
#ifdef SO_NWRITE
    {"SO_NWRITE", SO_NWRITE},
#endif
#ifdef SO_USELOOPBACK
    {"SO_USELOOPBACK", SO_USELOOPBACK},
#endif
#ifdef SO_SETFIB
    {"SO_SETFIB", SO_SETFIB},
#endif
#ifdef SO_LISTENQLIMIT
    {"SO_LISTENQLIMIT", SO_LISTENQLIMIT},
#endif
#ifdef SO_LISTENQLEN
    {"SO_LISTENQLEN", SO_LISTENQLEN},
#endif
#ifdef LOCAL_PEERCRED
    {"LOCAL_PEERCRED", LOCAL_PEERCRED},
#endif
#ifdef LOCAL_CREDS
    {"LOCAL_CREDS", LOCAL_CREDS},
#endif
#ifdef SO_BSP_STATE
    {"SO_BSP_STATE", SO_BSP_STATE},
#endif
#ifdef SO_CONDITIONAL_ACCEPT
    {"SO_CONDITIONAL_ACCEPT", SO_CONDITIONAL_ACCEPT},
#endif
#ifdef SO_CONNECT_TIME
    {"SO_CONNECT_TIME", SO_CONNECT_TIME},
#endif
#ifdef SO_DONTLINGER
    {"SO_DONTLINGER", SO_DONTLINGER},
#endif
#ifdef SO_EXCLUSIVEADDRUSE
    {"SO_EXCLUSIVEADDRUSE", SO_EXCLUSIVEADDRUSE},
#endif
#ifdef SO_MAX_MSG_SIZE
    {"SO_MAX_MSG_SIZE", SO_MAX_MSG_SIZE},
#endif
#ifdef SO_PORT_SCALABILITY
    {"SO_PORT_SCALABILITY", SO_PORT_SCALABILITY},
#endif
#ifdef SO_PROTOCOL_INFOW
    {"SO_PROTOCOL_INFOW", SO_PROTOCOL_INFOW},
#endif
#ifdef SO_RANDOMIZE_PORT
    {"SO_RANDOMIZE_PORT", SO_RANDOMIZE_PORT},
#endif
#ifdef SO_REUSE_UNICASTPORT
    {"SO_REUSE_UNICASTPORT", SO_REUSE_UNICASTPORT},
#endif
#ifdef SCM_TIMESTAMP
    {"SCM_TIMESTAMP", SCM_TIMESTAMP},
#endif
#ifdef SCM_TIMESTAMPNS
    {"SCM_TIMESTAMPNS", SCM_TIMESTAMPNS},
#endif
#ifdef SCM_TIMESTAMPING
    {"SCM_TIMESTAMPING", SCM_TIMESTAMPING},
#endif
#ifdef SCM_WIFI_STATUS
    {"SCM_WIFI_STATUS", SCM_WIFI_STATUS},
#endif
#ifdef SCM_SECURITY
    {"SCM_SECURITY", SCM_SECURITY},
#endif
#ifdef SCM_PIDFD
    {"SCM_PIDFD", SCM_PIDFD},
#endif
#ifdef SCM_CREDS
    {"SCM_CREDS", SCM_CREDS},
#endif
#ifdef SCM_CREDS2
    {"SCM_CREDS2", SCM_CREDS2},
#endif
#ifdef SCM_BINTIME
    {"SCM_BINTIME", SCM_BINTIME},
#endif
/* Linux and glibc give these two as enumerators. */
#if defined(SCM_CREDENTIALS) || defined(__GLIBC__)
    {"SCM_CREDENTIALS", SCM_CREDENTIALS},
#endif
#ifdef SCM_RIGHTS
    {"SCM_RIGHTS", SCM_RIGHTS},
#endif
};
const struct name_table option_names = {"option", option_names_entries,
                                        sizeof option_names_entries / sizeof *option_names_entries,
                                        &transport_option_names};
