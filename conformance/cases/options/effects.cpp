// setsockopt(): options whose effect is seen elsewhere.

#include <algorithm>
#include <string>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

/// What a receiver that asks for it gets to know of a datagram, from a sender whose option has that
/// value.
seen seen_by_the_receiver(context& c, std::string_view level, std::string_view name, int value,
                          std::string_view asks_for) {
  const auto [mine, theirs] = c.connected();
  c.given(setsockopt(theirs, level, asks_for, integer(1)));
  c.given(setsockopt(mine, level, name, integer(value)));
  c.given(send(mine, "hello"));
  c.arrived(theirs);
  return c.given(recvmsg(theirs, {16}).with("control_capacity", 64));
}

// A number of one byte or four, in either byte order.
bool is_number(const std::string& bytes, int number) {
  const auto zeros = std::ranges::count(bytes, '\0');
  const char wanted = static_cast<char>(number);
  return zeros + 1 == std::ssize(bytes) && (bytes.front() == wanted || bytes.back() == wanted);
}

/// A control item of that type with this number, which is below 256.
matcher arrives_with(std::string_view type, int number) {
  const std::string name(type);
  return {name + ' ' + std::to_string(number),
          [name, number](const seen& s) -> std::optional<std::string> {
            for (const auto& item : s.field("control").elements()) {
              if (item["type"] != value(name)) continue;
              const std::string bytes = from_hex(item["raw"]["hex"].text());
              return is_number(bytes, number) ? std::nullopt
                                              : std::optional<std::string>("other_number");
            }
            return "lacks:" + name;
          }};
}

constexpr clause clauses[] = {
    {
        .id = "setsockopt.receive_low_water_mark_delays",
        .says = "A socket is not readable before SO_RCVLOWAT bytes have arrived.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_RCVLOWAT"),
                    posix("2.10.16", "Use of Options")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::setsockopt, op::poll},
        .catches = {"setsockopt.so_rcvlowat_does_nothing", "setsockopt.so_rcvlowat_is_hollow"},
        .run =
            [](context& c) {
              // given five of ten bytes that have arrived: they can be peeked at
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_RCVLOWAT", integer(10)));
              c.given(send(theirs, "12345"));
              c.eventually(recv(mine, 5, {"MSG_PEEK", "MSG_DONTWAIT"}));
              // when, then
              c.expect(c.call(poll({{mine, {"POLLIN"}}}, 0ns)), counts(0));
              c.given(send(theirs, "67890"));
              c.expect(c.call(poll({{mine, {"POLLIN"}}}, c.patience())), reports(mine, "POLLIN"));
            },
    },
    {
        .id = "setsockopt.urgent_data_inline",
        .says = "With SO_OOBINLINE, urgent data is received among the other data.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_OOBINLINE"),
                    portable("so::oobinline", "summary"),
                    winsock("SOL_SOCKET options", "SO_OOBINLINE"),
                    posix("2.10.16", "Use of Options")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.so_oobinline_does_nothing", "setsockopt.so_oobinline_is_hollow"},
        .run =
            [](context& c) {
              // given urgent data, and other data behind it
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_OOBINLINE", integer(1)));
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.given(send(theirs, "other"));
              c.arrived(mine);
              // when, then
              c.expect(c.call(recv(mine, 1)), receives("!"));
            },
    },
    {
        .id = "setsockopt.ipv6_only_refuses_ipv4",
        .says = "A socket with IPV6_V6ONLY cannot be reached over IPv4.",
        .sources = {rfc("3493", "5.3"), linux_man("ipv6(7)", "IPV6_V6ONLY"),
                    portable("ipv6::v6only", "summary")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::listen},
        .catches = {"setsockopt.ipv6_v6only_does_nothing", "bind.v6_only_has_no_effect",
                    "setsockopt.ipv6_v6only_is_hollow"},
        .run =
            [](context& c) {
              // given a listener on all addresses
              const auto listener = c.blocking_socket();
              c.given(setsockopt(listener, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(1)));
              c.given(bind(listener, address::inet6("::", 0)));
              c.given(listen(listener));
              const int port = c.local(listener).port();
              // when somebody connects over IPv4
              auto open = socket("inet", "stream", "default", {}, role::peer);
              const auto client = c.given(std::move(open)).made();
              const auto seen = c.call(connect(client, c.loopback_of_the_other_family(port)));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
    {
        .id = "setsockopt.broadcast_is_permitted",
        .says = "With SO_BROADCAST, a datagram to a broadcast address reaches the sockets there.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_BROADCAST"),
                    portable("so::broadcast", "summary"),
                    winsock("SOL_SOCKET options", "SO_BROADCAST"),
                    posix("2.10.16", "Use of Options"), rfc("1122", "3.3.6")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::sendto},
        .catches = {"setsockopt.so_broadcast_is_hollow"},
        .run =
            [](context& c) {
              // given a receiver on all addresses
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_BROADCAST", integer(1)));
              const auto everywhere = c.peer_socket();
              c.given(bind(everywhere, c.wildcard(0)));
              const int port = c.local(everywhere).port();
              // when: the loopback network has a broadcast address, too
              const auto everybody = address::inet("127.255.255.255", port);
              c.expect(c.call(sendto(h, "hello", everybody)), counts(5));
              // then
              c.expect(c.eventually(recv(everywhere, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "setsockopt.ip_ttl_travels",
        .says = "Datagrams are sent with the time to live that IP_TTL says.",
        .sources = {linux_man("ip(7)", "IP_TTL"), rfc("1122", "3.2.1.7"),
                    portable("ip::ttl", "summary"), rfc("1122", "3.4"), rfc("1122", "4.1.4")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ip_ttl_is_hollow"},
        .run =
            [](context& c) {
              c.expect(seen_by_the_receiver(c, "IPPROTO_IP", "IP_TTL", 42, "IP_RECVTTL"),
                       arrives_with("IP_TTL", 42));
            },
    },
    {
        .id = "setsockopt.ip_tos_travels",
        .says = "Datagrams are sent with the type of service that IP_TOS says.",
        .sources = {linux_man("ip(7)", "IP_TOS"), rfc("1122", "3.2.1.6"),
                    portable("ip::tos", "summary"), rfc("1122", "4.1.4")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ip_tos_is_hollow"},
        .run =
            [](context& c) {
              c.expect(seen_by_the_receiver(c, "IPPROTO_IP", "IP_TOS", 16, "IP_RECVTOS"),
                       arrives_with("IP_TOS", 16));
            },
    },
    {
        .id = "setsockopt.ipv6_unicast_hops_travels",
        .says = "Datagrams are sent with the hop limit that IPV6_UNICAST_HOPS says.",
        .sources = {posix("netinet/in.h", "DESCRIPTION"), rfc("3493", "5.1"),
                    linux_man("ipv6(7)", "IPV6_UNICAST_HOPS"),
                    portable("ipv6::unicast_hops", "summary")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ipv6_unicast_hops_is_hollow"},
        .run =
            [](context& c) {
              c.expect(seen_by_the_receiver(c, "IPPROTO_IPV6", "IPV6_UNICAST_HOPS", 42,
                                            "IPV6_RECVHOPLIMIT"),
                       arrives_with("IPV6_HOPLIMIT", 42));
            },
    },
    {
        .id = "setsockopt.ipv6_tclass_travels",
        .says = "Datagrams are sent with the traffic class that IPV6_TCLASS says.",
        .sources = {rfc("3542", "6.5"), portable("ipv6::tclass", "summary"), rfc("8200", "7")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ipv6_tclass_is_hollow"},
        .run =
            [](context& c) {
              c.expect(
                  seen_by_the_receiver(c, "IPPROTO_IPV6", "IPV6_TCLASS", 32, "IPV6_RECVTCLASS"),
                  arrives_with("IPV6_TCLASS", 32));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> setsockopt_effect_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
