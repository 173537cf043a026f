// The advanced interface of IPv6: the MTU of a path, and where a message leaves from.

#include <string>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int size_of_mtu_info = 32;  // bytes: struct ip6_mtuinfo

constexpr clause getsockopt_cases[] = {
    {
        .id = "getsockopt.ipv6_pathmtu_needs_a_peer",
        .says = "IPV6_PATHMTU of a socket without a peer fails with not_connected.",
        .sources = {rfc("3542", "11.4")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.ipv6_pathmtu_without_a_peer"},
        .run =
            [](context& c) {
              const auto read = getsockopt(c.socket(), "IPPROTO_IPV6", "IPV6_PATHMTU", shape::raw);
              c.expect(c.call(request(read).with("capacity", size_of_mtu_info)),
                       fails_with(errc::not_connected));
            },
        .option = "IPV6_PATHMTU",
    },
};
static_assert(well_formed(getsockopt_cases));

constexpr clause sendmsg_cases[] = {
    {
        .id = "sendmsg.packet_info_of_no_interface",
        .says = "A message cannot leave by an interface that there is not: "
                "no_such_device_or_address.",
        .sources = {rfc("3542", "6.6")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.packet_info_is_ignored"},
        .run =
            [](context& c) {
              // given a struct in6_pktinfo: no address, and an index that is large in either order
              const std::string info = std::string(16, '\0') + std::string(4, '\x7F');
              const value item = value::object{{"level", "IPPROTO_IPV6"},
                                               {"type", "IPV6_PKTINFO"},
                                               {"raw", value::object{{"hex", to_hex(info)}}}};
              const auto mine = c.connected().mine;
              // when, then
              c.expect(c.call(sendmsg(mine, {"hello"}).with("control", value::list{item})),
                       fails_with(errc::no_such_device_or_address));
            },
    },
};
static_assert(well_formed(sendmsg_cases));

}  // namespace

std::span<const clause> getsockopt_ipv6_clauses() {
  return getsockopt_cases;
}
std::span<const clause> sendmsg_ipv6_clauses() {
  return sendmsg_cases;
}

}  // namespace sockspec::conformance
