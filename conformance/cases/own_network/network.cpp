// What a process with every privilege over its network may do there, and what a network without
// routes and with link-local addresses shows: echoes, low ports, foreign addresses, scopes.

#include <string>

#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int low_port = 80;

/// In no network that a new one has a route to: kept for documentation.
address far_away(const context& c) {
  return c.traits().family == "inet" ? address::inet("192.0.2.1", 4000)
                                     : address::inet6("2001:db8::1", 4000);
}

/// The address of the loopback interface that means nothing without the interface.
address link_local(std::int64_t scope) {
  return address::inet6("fe80::1", 0, scope);
}
std::int64_t loopback_interface(context& c) {
  const value name = value::object{{"name", "lo"}};
  return c.given(operation(role::subject, op::if_nametoindex, name)).field("index").integer();
}

constexpr clause sendto_cases[] = {
    {
        .id = "sendto.ping_is_answered",
        .says = "A request for an echo is answered with the data that it had.",
        .sources = {rfc("1122", "3.2.2.6"), rfc("4443", "4.2"),
                    linux_man("icmp(7)", "/proc interfaces"), linux_man("icmp(7)", "DESCRIPTION"),
                    rfc("792", "Echo or Echo Reply Message"), rfc("4443", "4.1")},
        .kinds = ping_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.echo_is_the_request"},
        .run =
            [](context& c) {
              // given a request: type, code, checksum, identifier, number, data
              const bool v4 = c.which() == kind::ping4;
              std::string request("?\0\0\0\0\0\0\1hello", 13);
              request[0] = static_cast<char>(v4 ? 8 : 128);
              const auto h = c.blocking_socket();
              // when
              c.given(sendto(h, std::string_view(request), c.loopback(0)));
              c.arrived(h);
              // then
              c.expect(c.call(recvfrom(h, 64)),
                       all_of({has_byte(0, v4 ? 0 : 129), has_byte(7, 1), ends_with("hello")}));
            },
        .arena = arena::own_network,
    },
    {
        .id = "sendto.network_unreachable",
        .says = "A datagram to where no route leads fails with network_unreachable.",
        .sources = {posix("sendto", "ERRORS")},
        .kinds = inet_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.unreachable_network_is_a_host"},
        .run =
            [](context& c) {
              const auto seen = c.call(sendto(c.socket(), "hello", far_away(c)));
              c.expect(seen, fails_with(errc::network_unreachable));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(sendto_cases));

constexpr clause connect_cases[] = {
    {
        .id = "connect.network_unreachable",
        .says = "Connecting to where no route leads fails with network_unreachable.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS")},
        .kinds = inet_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.unreachable_network_is_a_host"},
        .run =
            [](context& c) {
              const auto seen = c.call(connect(c.socket(), far_away(c)));
              c.expect(seen, fails_with(errc::network_unreachable));
            },
        .arena = arena::own_network,
    },
    {
        .id = "connect.link_local_with_scope",
        .says = "A link-local address is reached with its scope, which the peer's name keeps.",
        .sources = {rfc("3493", "3.3"), rfc("4007", "6"), linux_man("ipv6(7)", "Address format"),
                    rfc("4291", "2.5.6")},
        .kinds = tcp6 | udp6,
        .modes = waiting_modes,
        .needs = {op::connect, op::getpeername, op::if_nametoindex},
        .catches = {"getpeername.scope_is_lost"},
        .run =
            [](context& c) {
              // given
              const auto scoped = link_local(loopback_interface(c));
              const auto there = c.blocking_socket();
              c.given(bind(there, scoped));
              if (c.which() == kind::tcp6) c.given(listen(there));
              const auto named = c.local(there);
              // when
              const auto h = c.socket();
              c.given(connect(h, named));
              // then
              c.expect(c.call(getpeername(h)),
                       has_address(link_local(loopback_interface(c)).with_port(named.port())));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(connect_cases));

constexpr clause getsockname_cases[] = {
    {
        .id = "getsockname.keeps_the_scope",
        .says = "The name of a socket that is bound to a link-local address has its scope.",
        .sources = {rfc("3493", "3.3"), linux_man("ipv6(7)", "Address format")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname, op::if_nametoindex},
        .catches = {"getsockname.scope_is_lost"},
        .run =
            [](context& c) {
              const auto scoped = link_local(loopback_interface(c));
              const auto h = c.socket();
              c.given(bind(h, scoped));
              const auto seen = c.call(getsockname(h));
              c.expect(seen, has_address(scoped.with_port(seen.ok() ? seen.address().port() : 0)));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(getsockname_cases));

constexpr clause recvfrom_cases[] = {
    {
        .id = "recvfrom.tells_the_scope",
        .says = "The address of a link-local sender has its scope.",
        .sources = {rfc("3493", "3.3"), rfc("4007", "6"), linux_man("ipv6(7)", "Address format")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::bind, op::sendto, op::recvfrom, op::if_nametoindex},
        .catches = {"recvfrom.scope_is_lost"},
        .run =
            [](context& c) {
              // given
              const auto scoped = link_local(loopback_interface(c));
              const auto h = c.socket(), sender = c.blocking_socket();
              for (const auto& each : {h, sender}) c.given(bind(each, scoped));
              c.given(sendto(sender, "hello", c.local(h)));
              c.arrived(h);
              // when, then
              c.expect(c.call(recvfrom(h, 16)), has_address(c.local(sender)));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(recvfrom_cases));

constexpr clause bind_cases[] = {
    {
        .id = "bind.low_port_with_privilege",
        .says = "A process with the privilege over its network can bind to a port below 1024.",
        .sources = {linux_man("ip(7)", "Address format")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.low_port_for_nobody"},
        .run =
            [](context& c) {
              c.expect(c.call(bind(c.socket(), c.loopback(low_port))), succeeds());
            },
        .arena = arena::own_network,
    },
    {
        .id = "bind.foreign_address_when_transparent",
        .says = "With IP_TRANSPARENT, a socket binds to an address that the host has not.",
        .sources = {linux_man("ip(7)", "IP_TRANSPARENT")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"setsockopt.ip_transparent_is_hollow"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "IPPROTO_IP", "IP_TRANSPARENT", integer(1)));
              c.expect(c.call(bind(h, far_away(c))), succeeds());
            },
        .option = "IP_TRANSPARENT",
        .arena = arena::own_network,
    },
};
static_assert(well_formed(bind_cases));

constexpr clause setsockopt_cases[] = {
    {
        .id = "setsockopt.so_bindtodevice_of_none",
        .says = "SO_BINDTODEVICE of an interface that is not there fails with no_such_device.",
        .sources = {linux_man("socket(7)", "SO_BINDTODEVICE")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.so_bindtodevice_takes_any_name"},
        .run =
            [](context& c) {
              const auto seen = c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_BINDTODEVICE",
                                                  bytes_option("nowhere0")));
              c.expect(seen, fails_with(errc::no_such_device));
            },
        .option = "SO_BINDTODEVICE",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.so_mark_with_privilege",
        .says = "With the privilege over its network, a process can mark what a socket sends.",
        .sources = {linux_man("socket(7)", "SO_MARK")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.so_mark_is_hollow"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_MARK", integer(77)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_MARK")),
                       has_value(value::object{{"int", 77}}));
            },
        .option = "SO_MARK",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.so_priority_with_privilege",
        .says = "With the privilege over its network, a process can give a priority above six.",
        .sources = {linux_man("socket(7)", "SO_PRIORITY")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.so_priority_stops_at_six"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_PRIORITY", integer(7)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_PRIORITY")),
                       has_value(value::object{{"int", 7}}));
            },
        .option = "SO_PRIORITY",
        .arena = arena::own_network,
    },
};
static_assert(well_formed(setsockopt_cases));

}  // namespace

std::span<const clause> sendto_network_clauses() {
  return sendto_cases;
}
std::span<const clause> connect_network_clauses() {
  return connect_cases;
}
std::span<const clause> getsockname_network_clauses() {
  return getsockname_cases;
}
std::span<const clause> recvfrom_network_clauses() {
  return recvfrom_cases;
}
std::span<const clause> bind_network_clauses() {
  return bind_cases;
}
std::span<const clause> setsockopt_network_clauses() {
  return setsockopt_cases;
}

}  // namespace sockspec::conformance
