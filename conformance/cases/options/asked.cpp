// setsockopt(): what a receiver asks to be told with each message.

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// An option that asks for control data, and the type of what comes then.
struct asked_row {
  std::string_view clause, mutant;
  std::string_view says;
  std::string_view level, name, item;
  kind_set kinds;
  source_list sources;
};

constexpr std::array rows{
    asked_row{"setsockopt.so_timestamp_is_told",
              "setsockopt.so_timestamp_is_hollow",
              "With SO_TIMESTAMP, the time of arrival comes with each datagram.",
              "SOL_SOCKET",
              "SO_TIMESTAMP",
              "SCM_TIMESTAMP",
              udp,
              {linux_man("socket(7)", "SO_TIMESTAMP"), portable("so::timestamp", "summary")}},
    asked_row{"setsockopt.so_timestampns_is_told",
              "setsockopt.so_timestampns_is_hollow",
              "With SO_TIMESTAMPNS, the time of arrival comes with each datagram, in nanoseconds.",
              "SOL_SOCKET",
              "SO_TIMESTAMPNS",
              "SCM_TIMESTAMPNS",
              udp,
              {linux_man("socket(7)", "SO_TIMESTAMPNS")}},
    asked_row{"setsockopt.so_passcred_is_told",
              "setsockopt.so_passcred_is_hollow",
              "With SO_PASSCRED, the sender's credentials come with each message.",
              "SOL_SOCKET",
              "SO_PASSCRED",
              "SCM_CREDENTIALS",
              unix_path_kinds,
              {linux_man("unix(7)", "SO_PASSCRED"), portable("so::passcred", "summary")}},
    asked_row{"setsockopt.ip_pktinfo_is_told",
              "setsockopt.ip_pktinfo_is_hollow",
              "With IP_PKTINFO, interface and destination come with each datagram.",
              "IPPROTO_IP",
              "IP_PKTINFO",
              "IP_PKTINFO",
              udp4,
              {linux_man("ip(7)", "IP_PKTINFO"), portable("ip::pktinfo", "summary"),
               rfc("1122", "4.1.3.5"), winsock("IPPROTO_IP options", "IP_PKTINFO")}},
    asked_row{"setsockopt.ip_recvttl_is_told",
              "setsockopt.ip_recvttl_is_hollow",
              "With IP_RECVTTL, the time to live comes with each datagram.",
              "IPPROTO_IP",
              "IP_RECVTTL",
              "IP_TTL",
              udp4,
              {linux_man("ip(7)", "IP_RECVTTL"), portable("ip::recvttl", "summary"),
               winsock("IPPROTO_IP options", "IP_RECVTTL")}},
    asked_row{"setsockopt.ip_recvtos_is_told",
              "setsockopt.ip_recvtos_is_hollow",
              "With IP_RECVTOS, the type of service comes with each datagram.",
              "IPPROTO_IP",
              "IP_RECVTOS",
              "IP_TOS",
              udp4,
              {linux_man("ip(7)", "IP_RECVTOS")}},
    asked_row{"setsockopt.ip_recvorigdstaddr_is_told",
              "setsockopt.ip_recvorigdstaddr_is_hollow",
              "With IP_RECVORIGDSTADDR, the original destination comes with each datagram.",
              "IPPROTO_IP",
              "IP_RECVORIGDSTADDR",
              "IP_RECVORIGDSTADDR",  // IP_ORIGDSTADDR is the same number
              udp4,
              {linux_man("ip(7)", "IP_RECVORIGDSTADDR")}},
    asked_row{"setsockopt.ipv6_recvpktinfo_is_told",
              "setsockopt.ipv6_recvpktinfo_is_hollow",
              "With IPV6_RECVPKTINFO, interface and destination come with each datagram.",
              "IPPROTO_IPV6",
              "IPV6_RECVPKTINFO",
              "IPV6_PKTINFO",
              udp6,
              {rfc("3542", "6.2"), linux_man("ipv6(7)", "IPV6_RECVPKTINFO"),
               portable("ipv6::recvpktinfo", "summary"), rfc("3542", "4.2"), rfc("3542", "6.1")}},
    asked_row{"setsockopt.ipv6_recvhoplimit_is_told",
              "setsockopt.ipv6_recvhoplimit_is_hollow",
              "With IPV6_RECVHOPLIMIT, the hop limit comes with each datagram.",
              "IPPROTO_IPV6",
              "IPV6_RECVHOPLIMIT",
              "IPV6_HOPLIMIT",
              udp6,
              {rfc("3542", "6.3"), portable("ipv6::recvhoplimit", "summary"),
               linux_man("ipv6(7)", "IPV6_HOPLIMIT")}},
    asked_row{"setsockopt.ipv6_recvtclass_is_told",
              "setsockopt.ipv6_recvtclass_is_hollow",
              "With IPV6_RECVTCLASS, the traffic class comes with each datagram.",
              "IPPROTO_IPV6",
              "IPV6_RECVTCLASS",
              "IPV6_TCLASS",
              udp6,
              {rfc("3542", "6.5")}},
};

/// A control item of that type, whatever it says.
matcher tells(std::string_view type) {
  const std::string name(type);
  return {"control data " + name, [name](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return "lacks:" + name;
            for (const auto& item : s.field("control").elements()) {
              if (item["type"] == value(name)) return std::nullopt;
            }
            return "lacks:" + name;
          }};
}

template <std::size_t Row>
void is_told(context& c) {
  constexpr const asked_row& row = rows[Row];
  // given
  const auto [mine, theirs] = c.connected();
  c.given(setsockopt(mine, row.level, row.name, integer(1)));
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  // when, then
  c.expect(c.call(recvmsg(mine, {16}).with("control_capacity", 128)), tells(row.item));
}

/// The error queue has what the network said about a datagram, beside the pending error.
void queues_the_refusal(context& c, std::string_view level, std::string_view name) {
  // given
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  c.given(setsockopt(h, level, name, integer(1)));
  c.given(connect(h, nobody));
  c.given(send(h, "first"));
  c.arrived(h, "POLLERR");
  // when, then
  c.expect(c.call(recvmsg(h, {16}, {"MSG_ERRQUEUE"}).with("control_capacity", 256)), tells(name));
}

constexpr clause apart_cases[] = {
    {
        .id = "setsockopt.ip_recverr_queues_errors",
        .says = "With IP_RECVERR, a refusal can be received from the error queue.",
        .sources = {linux_man("ip(7)", "IP_RECVERR")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recvmsg},
        .catches = {"setsockopt.ip_recverr_is_hollow"},
        .run = [](context& c) { queues_the_refusal(c, "IPPROTO_IP", "IP_RECVERR"); },
    },
    {
        .id = "setsockopt.ipv6_recverr_queues_errors",
        .says = "With IPV6_RECVERR, a refusal can be received from the error queue.",
        .sources = {linux_man("ipv6(7)", "IPV6_RECVERR")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recvmsg},
        .catches = {"setsockopt.ipv6_recverr_is_hollow"},
        .run = [](context& c) { queues_the_refusal(c, "IPPROTO_IPV6", "IPV6_RECVERR"); },
    },
    {
        .id = "setsockopt.ipv6_flowinfo_is_told",
        .says = "With IPV6_FLOWINFO, traffic class and flow label come with each datagram.",
        .sources = {linux_man("ipv6(7)", "IPV6_FLOWINFO")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recvmsg},
        .catches = {"setsockopt.ipv6_flowinfo_is_hollow"},
        .run =
            [](context& c) {
              // given a datagram of a traffic class: Linux tells no flow information that is zero
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "IPPROTO_IPV6", "IPV6_FLOWINFO", integer(1)));
              c.given(setsockopt(theirs, "IPPROTO_IPV6", "IPV6_TCLASS", integer(32)));
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recvmsg(mine, {16}).with("control_capacity", 128)),
                       tells("IPV6_FLOWINFO"));
            },
        .option = "IPV6_FLOWINFO",
    },
};
static_assert(well_formed(apart_cases));

template <std::size_t... Rows>
constexpr auto make_clauses(std::index_sequence<Rows...>) {
  return std::array{clause{.id = rows[Rows].clause,
                           .says = rows[Rows].says,
                           .sources = rows[Rows].sources,
                           .kinds = rows[Rows].kinds,
                           .modes = any_mode,
                           .needs = {op::setsockopt, op::recvmsg},
                           .catches = {rows[Rows].mutant},
                           .run = is_told<Rows>,
                           .option = rows[Rows].name}...};
}

constexpr auto clauses = make_clauses(std::make_index_sequence<rows.size()>{});

}  // namespace

std::span<const clause> setsockopt_asked_clauses() {
  return clauses;
}

std::span<const clause> setsockopt_asked_apart_clauses() {
  return apart_cases;
}

}  // namespace sockspec::conformance
