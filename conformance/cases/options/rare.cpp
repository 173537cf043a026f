// Options that Linux alone has, or few others, whose promise is more than a value that is kept.

#include <optional>
#include <string>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr int af_inet = 2;               // Linux's number, as SO_DOMAIN tells it
constexpr int smallest_ipv4_mtu = 68;    // RFC 791, 3.2
constexpr int smallest_ipv6_mtu = 1280;  // RFC 8200, 5

// No header has these names: udplite(7).
constexpr int udplite_level = 136, send_coverage = 10, receive_coverage = 11;

/// Four bytes of a number, in one byte order and in the other.
std::string in_order(std::int64_t number, bool little) {
  std::string bytes(4, '\0');
  for (std::size_t i = 0; i != bytes.size(); ++i) {
    const auto shift = 8 * (little ? i : bytes.size() - 1 - i);
    bytes[i] = static_cast<char>(number >> shift & 0xFF);
  }
  return bytes;
}

/// A struct ucred, in the order of the machine's bytes: the process, user and group of that actor.
matcher are_credentials_of(const seen& actor) {
  std::string wanted[2];
  for (const auto name : {"process", "user", "group"}) {
    const auto number = actor.field(name).integer();
    for (const bool little : {false, true}) wanted[little] += in_order(number, little);
  }
  return {"the peer's process, user and group",
          [big = wanted[0], little = wanted[1]](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const auto bytes = from_hex(s.field("value")["raw"]["hex"].text());
            if (bytes == big || bytes == little) return std::nullopt;
            return "other_credentials";
          }};
}

seen mtu_of(context& c, const handle& h) {
  const bool v4 = c.traits().family == "inet";
  return c.call(getsockopt(h, v4 ? "IPPROTO_IP" : "IPPROTO_IPV6", v4 ? "IP_MTU" : "IPV6_MTU"));
}

void mtu_is_told(context& c) {
  const auto seen = mtu_of(c, c.connected().mine);
  c.expect(seen, at_least(c.traits().family == "inet" ? smallest_ipv4_mtu : smallest_ipv6_mtu));
}

void mtu_needs_a_peer(context& c) {
  c.expect(mtu_of(c, c.socket()), fails());
}

request addrform(handle h) {
  return setsockopt(h, "IPPROTO_IPV6", "IPV6_ADDRFORM", integer(af_inet));
}

request tcp_option(handle h, std::string_view name, int content) {
  return setsockopt(h, "IPPROTO_TCP", name, integer(content));
}

request coverage(handle h, int name, int content) {
  return setsockopt(h, raw(udplite_level), raw(name), integer(content));
}

constexpr clause getsockopt_cases[] = {
    {
        .id = "getsockopt.so_peercred_tells_the_peer",
        .says = "SO_PEERCRED tells the process, user and group of the peer.",
        .sources = {linux_man("unix(7)", "SO_PEERCRED"), linux_man("socket(7)", "SO_PEERCRED")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::getsockopt, op::whoami},
        .catches = {"getsockopt.so_peercred_tells_the_user_alone"},
        .run =
            [](context& c) {
              const auto there = c.given(operation(role::peer, op::whoami));
              const auto mine = c.accepted().mine;
              const auto read = getsockopt(mine, "SOL_SOCKET", "SO_PEERCRED", shape::raw);
              c.expect(c.call(request(read).with("capacity", 12)), are_credentials_of(there));
            },
        .option = "SO_PEERCRED",
    },
    {
        .id = "getsockopt.ip_mtu_of_a_connection",
        .says = "IP_MTU tells how large packets to the peer may be.",
        .sources = {linux_man("ip(7)", "IP_MTU"), winsock("IPPROTO_IP options", "IP_MTU")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::getsockopt, op::connect},
        .catches = {"getsockopt.ip_mtu_is_zero"},
        .run = mtu_is_told,
        .option = "IP_MTU",
    },
    {
        .id = "getsockopt.ip_mtu_needs_a_peer",
        .says = "A socket without a peer has no IP_MTU.",
        .sources = {linux_man("ip(7)", "IP_MTU")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.ip_mtu_without_a_peer"},
        .run = mtu_needs_a_peer,
        .option = "IP_MTU",
    },
    {
        .id = "getsockopt.ipv6_mtu_of_a_connection",
        .says = "IPV6_MTU tells how large packets to the peer may be.",
        .sources = {linux_man("ipv6(7)", "IPV6_MTU"), winsock("IPPROTO_IPV6 options", "IPV6_MTU")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::getsockopt, op::connect},
        .catches = {"getsockopt.ip_mtu_is_zero"},
        .run = mtu_is_told,
        .option = "IPV6_MTU",
    },
    {
        .id = "getsockopt.ipv6_mtu_needs_a_peer",
        .says = "A socket without a peer has no IPV6_MTU.",
        .sources = {linux_man("ipv6(7)", "IPV6_MTU")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.ip_mtu_without_a_peer"},
        .run = mtu_needs_a_peer,
        .option = "IPV6_MTU",
    },
};
static_assert(well_formed(getsockopt_cases));

constexpr clause setsockopt_cases[] = {
    {
        .id = "setsockopt.so_rcvbufforce_needs_privilege",
        .says = "SO_RCVBUFFORCE cannot be set without privileges: operation_not_permitted.",
        .sources = {linux_man("socket(7)", "SO_RCVBUFFORCE")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.privileges_do_not_matter"},
        .run =
            [](context& c) {
              const auto most = integer(1 << 30);
              c.expect(c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_RCVBUFFORCE", most)),
                       fails_with(errc::operation_not_permitted));
            },
        .option = "SO_RCVBUFFORCE",
    },
    {
        .id = "setsockopt.so_incoming_cpu_reads_back",
        .says = "SO_INCOMING_CPU reads back as it was set.",
        .sources = {linux_man("socket(7)", "SO_INCOMING_CPU")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.so_incoming_cpu_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_INCOMING_CPU", integer(1)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_INCOMING_CPU")), has_value(1));
            },
        .option = "SO_INCOMING_CPU",
    },
    {
        .id = "setsockopt.ipv6_addrform_makes_it_ipv4",
        .says = "IPV6_ADDRFORM makes an IPv6 socket with an IPv4-mapped peer one of IPv4.",
        .sources = {linux_man("ipv6(7)", "IPV6_ADDRFORM")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::connect, op::getpeername},
        .catches = {"setsockopt.ipv6_addrform_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto listener =
                  c.given(socket("inet", "stream", "default", {}, role::peer)).made();
              c.given(bind(listener, c.loopback_of_the_other_family(0)));
              c.given(listen(listener));
              const auto there = c.local(listener);
              const auto h = c.blocking_socket();
              c.given(connect(h, c.mapped_loopback(there.port())));
              // when
              c.given(addrform(h));
              // then
              c.expect(c.call(getpeername(h)), has_address(there));
            },
        .option = "IPV6_ADDRFORM",
    },
    {
        .id = "setsockopt.ipv6_addrform_needs_ipv4",
        .says = "A connection over IPv6 cannot be made one of IPv4 by IPV6_ADDRFORM.",
        .sources = {linux_man("ipv6(7)", "IPV6_ADDRFORM")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ipv6_addrform_of_everything"},
        .run = [](context& c) { c.expect(c.call(addrform(c.connected().mine)), fails()); },
        .option = "IPV6_ADDRFORM",
    },
    {
        .id = "setsockopt.tcp_quickack_reads_back",
        .says = "TCP_QUICKACK reads back as it was set, as long as no data was received.",
        .sources = {linux_man("tcp(7)", "TCP_QUICKACK")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.tcp_quickack_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              for (const int quick : {0, 1}) {
                c.given(tcp_option(h, "TCP_QUICKACK", quick));
                c.expect(c.call(getsockopt(h, "IPPROTO_TCP", "TCP_QUICKACK")), has_value(quick));
              }
            },
        .option = "TCP_QUICKACK",
    },
    {
        .id = "setsockopt.tcp_window_clamp_has_a_minimum",
        .says = "TCP_WINDOW_CLAMP reads back as it was set, but for windows that are too small.",
        .sources = {linux_man("tcp(7)", "TCP_WINDOW_CLAMP")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.tcp_window_clamp_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto read = getsockopt(h, "IPPROTO_TCP", "TCP_WINDOW_CLAMP");
              c.given(tcp_option(h, "TCP_WINDOW_CLAMP", 50'000));
              c.expect(c.call(read), has_value(50'000));
              c.given(tcp_option(h, "TCP_WINDOW_CLAMP", 1));
              c.expect(c.call(read), at_least(2));
            },
        .option = "TCP_WINDOW_CLAMP",
    },
    {
        .id = "setsockopt.udp_cork_joins_datagrams",
        .says = "What is sent while UDP_CORK is set goes as one datagram when it is cleared.",
        .sources = {linux_man("udp(7)", "UDP_CORK")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::send},
        .catches = {"setsockopt.udp_cork_does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "IPPROTO_UDP", "UDP_CORK", integer(1)));
              for (const auto part : {"one, ", "two"}) c.given(send(mine, part));
              // when
              c.given(setsockopt(mine, "IPPROTO_UDP", "UDP_CORK", integer(0)));
              // then
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("one, two"));
            },
        .option = "UDP_CORK",
    },
    {
        .id = "setsockopt.udplite_send_cscov_is_rounded_up",
        .says = "A checksum of UDP-Lite covers eight bytes at least, or all.",
        .sources = {linux_man("udplite(7)", "UDPLITE_SEND_CSCOV"), rfc("3828", "3.1")},
        .kinds = udplite,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"getsockopt.udplite_send_cscov_covers_less"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(coverage(h, send_coverage, 3));
              c.expect(c.call(getsockopt(h, raw(udplite_level), raw(send_coverage))), has_value(8));
            },
    },
    {
        .id = "setsockopt.udplite_recv_cscov_filters",
        .says = "With UDPLITE_RECV_CSCOV, datagrams whose checksum covers less are not received.",
        .sources = {linux_man("udplite(7)", "UDPLITE_RECV_CSCOV"), rfc("3828", "3.3")},
        .kinds = udplite,
        .modes = any_mode,
        .needs = {op::setsockopt, op::send, op::recv},
        .catches = {"setsockopt.udplite_recv_cscov_is_hollow"},
        .run =
            [](context& c) {
              // given a datagram whose header alone is covered, and behind it one that is whole
              const auto [mine, theirs] = c.connected();
              c.given(coverage(mine, receive_coverage, 100));
              c.given(coverage(theirs, send_coverage, 8));
              c.given(send(theirs, "not for you"));
              c.given(coverage(theirs, send_coverage, 0));
              c.given(send(theirs, "hello"));
              // when
              c.arrived(mine);
              // then
              c.expect(c.call(recv(mine, 16)), receives("hello"));
            },
    },
};
static_assert(well_formed(setsockopt_cases));

constexpr clause poll_cases[] = {
    {
        .id = "poll.errors_are_priority_when_asked",
        .says = "With SO_SELECT_ERR_QUEUE, an error is reported as priority data, too.",
        .sources = {linux_man("socket(7)", "SO_SELECT_ERR_QUEUE")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::poll, op::setsockopt},
        .catches = {"poll.errors_are_no_priority"},
        .run =
            [](context& c) {
              // given a refusal that has come back
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_SELECT_ERR_QUEUE", integer(1)));
              c.given(connect(h, nobody));
              c.given(send(h, "x"));
              c.arrived(h, "POLLERR");
              // when, then
              c.expect(c.call(poll({{h, {"POLLPRI"}}}, 0ns)), reports(h, "POLLPRI"));
            },
        .option = "SO_SELECT_ERR_QUEUE",
    },
};
static_assert(well_formed(poll_cases));

constexpr clause bind_cases[] = {
    {
        .id = "bind.link_local_of_no_interface",
        .says = "A link-local address whose scope is no interface's is refused: no_such_device.",
        .sources = {linux_man("ipv6(7)", "ERRORS")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.no_device_is_an_address"},
        .run =
            [](context& c) {
              constexpr int nobodys = 0x7FFFFFF;
              c.expect(c.call(bind(c.socket(), address::inet6("fe80::1", 0, nobodys))),
                       fails_with(errc::no_such_device));
            },
    },
};
static_assert(well_formed(bind_cases));

}  // namespace

std::span<const clause> getsockopt_rare_clauses() {
  return getsockopt_cases;
}
std::span<const clause> setsockopt_rare_clauses() {
  return setsockopt_cases;
}
std::span<const clause> poll_rare_clauses() {
  return poll_cases;
}
std::span<const clause> bind_rare_clauses() {
  return bind_cases;
}

}  // namespace sockspec::conformance
