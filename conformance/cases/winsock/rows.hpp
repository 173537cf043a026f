#pragma once
// Options that Microsoft alone documents: what was set reads back. From a row come a clause and its
// mutant.

#include <array>
#include <string_view>

#include "engine/clause.hpp"

namespace sockspec::conformance {

struct windows_option {
  std::string_view level, name;
  kind_set kinds;
  int changed;  // what is set, and is not what it reads at first
  std::string_view clause, says, mutant;
  source where;
};

inline constexpr std::array windows_options{
    windows_option{"SOL_SOCKET", "SO_CONDITIONAL_ACCEPT", tcp, 1,
                   "setsockopt.so_conditional_accept_reads_back",
                   "SO_CONDITIONAL_ACCEPT reads back as it was set.",
                   "setsockopt.so_conditional_accept_is_refused",
                   winsock("SOL_SOCKET options", "SO_CONDITIONAL_ACCEPT")},
    windows_option{"SOL_SOCKET", "SO_DONTLINGER", tcp, 0, "setsockopt.so_dontlinger_reads_back",
                   "SO_DONTLINGER reads back as it was set.", "setsockopt.so_dontlinger_is_refused",
                   winsock("SOL_SOCKET options", "SO_DONTLINGER")},
    windows_option{"SOL_SOCKET", "SO_EXCLUSIVEADDRUSE", tcp | udp, 1,
                   "setsockopt.so_exclusiveaddruse_reads_back",
                   "SO_EXCLUSIVEADDRUSE reads back as it was set.",
                   "setsockopt.so_exclusiveaddruse_is_refused",
                   winsock("SOL_SOCKET options", "SO_EXCLUSIVEADDRUSE")},
    windows_option{"SOL_SOCKET", "SO_PORT_SCALABILITY", tcp, 1,
                   "setsockopt.so_port_scalability_reads_back",
                   "SO_PORT_SCALABILITY reads back as it was set.",
                   "setsockopt.so_port_scalability_is_refused",
                   winsock("SOL_SOCKET options", "SO_PORT_SCALABILITY")},
    windows_option{
        "SOL_SOCKET", "SO_RANDOMIZE_PORT", tcp | udp, 1, "setsockopt.so_randomize_port_reads_back",
        "SO_RANDOMIZE_PORT reads back as it was set.", "setsockopt.so_randomize_port_is_refused",
        winsock("SOL_SOCKET options", "SO_RANDOMIZE_PORT")},
    windows_option{"SOL_SOCKET", "SO_REUSE_UNICASTPORT", tcp, 1,
                   "setsockopt.so_reuse_unicastport_reads_back",
                   "SO_REUSE_UNICASTPORT reads back as it was set.",
                   "setsockopt.so_reuse_unicastport_is_refused",
                   winsock("SOL_SOCKET options", "SO_REUSE_UNICASTPORT")},
    windows_option{"IPPROTO_TCP", "TCP_FAIL_CONNECT_ON_ICMP_ERROR", tcp, 1,
                   "setsockopt.tcp_fail_connect_on_icmp_error_reads_back",
                   "TCP_FAIL_CONNECT_ON_ICMP_ERROR reads back as it was set.",
                   "setsockopt.tcp_fail_connect_on_icmp_error_is_refused",
                   winsock("IPPROTO_TCP options", "TCP_FAIL_CONNECT_ON_ICMP_ERROR")},
    windows_option{"IPPROTO_TCP", "TCP_MAXRT", tcp, 33, "setsockopt.tcp_maxrt_reads_back",
                   "TCP_MAXRT reads back as it was set.", "setsockopt.tcp_maxrt_is_refused",
                   winsock("IPPROTO_TCP options", "TCP_MAXRT")},
    windows_option{"IPPROTO_UDP", "UDP_CHECKSUM_COVERAGE", udp4, 1,
                   "setsockopt.udp_checksum_coverage_reads_back",
                   "UDP_CHECKSUM_COVERAGE reads back as it was set.",
                   "setsockopt.udp_checksum_coverage_is_refused",
                   winsock("IPPROTO_UDP options", "UDP_CHECKSUM_COVERAGE")},
    windows_option{"IPPROTO_UDP", "UDP_NOCHECKSUM", udp4, 1, "setsockopt.udp_nochecksum_reads_back",
                   "UDP_NOCHECKSUM reads back as it was set.",
                   "setsockopt.udp_nochecksum_is_refused",
                   winsock("IPPROTO_UDP options", "UDP_NOCHECKSUM")},
    windows_option{
        "IPPROTO_IP", "IP_DONTFRAGMENT", udp4, 1, "setsockopt.ip_dontfragment_reads_back",
        "IP_DONTFRAGMENT reads back as it was set.", "setsockopt.ip_dontfragment_is_refused",
        winsock("IPPROTO_IP options", "IP_DONTFRAGMENT")},
    windows_option{"IPPROTO_IPV6", "IPV6_HOPLIMIT", udp6, 1, "setsockopt.ipv6_hoplimit_reads_back",
                   "IPV6_HOPLIMIT reads back as it was set.", "setsockopt.ipv6_hoplimit_is_refused",
                   winsock("IPPROTO_IPV6 options", "IPV6_HOPLIMIT")},
    windows_option{"IPPROTO_IPV6", "IPV6_PKTINFO", udp6, 1, "setsockopt.ipv6_pktinfo_reads_back",
                   "IPV6_PKTINFO reads back as it was set.", "setsockopt.ipv6_pktinfo_is_refused",
                   winsock("IPPROTO_IPV6 options", "IPV6_PKTINFO")},
    windows_option{"IPPROTO_IPV6", "IPV6_PROTECTION_LEVEL", tcp6 | udp6, 30,
                   "setsockopt.ipv6_protection_level_reads_back",
                   "IPV6_PROTECTION_LEVEL reads back as it was set.",
                   "setsockopt.ipv6_protection_level_is_refused",
                   winsock("IPPROTO_IPV6 options", "IPV6_PROTECTION_LEVEL")},
    windows_option{
        "IPPROTO_IPV6", "IPV6_UNICAST_IF", tcp6 | udp6, 1, "setsockopt.ipv6_unicast_if_reads_back",
        "IPV6_UNICAST_IF reads back as it was set.", "setsockopt.ipv6_unicast_if_is_refused",
        winsock("IPPROTO_IPV6 options", "IPV6_UNICAST_IF")},
};

}  // namespace sockspec::conformance
