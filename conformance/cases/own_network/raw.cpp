// Raw sockets: what they receive and send.

#include <string>

#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

handle raw_socket(context& c, int protocol = experiment) {
  return c.given(socket(c.traits().family, "raw", raw(protocol))).made();
}

/// A raw socket that has received "hello" from another.
seen received(context& c) {
  const auto h = raw_socket(c);
  c.given(sendto(raw_socket(c), "hello", c.loopback(0)));
  c.arrived(h);
  return c.call(recvfrom(h, 64));
}

constexpr clause socket_cases[] = {
    {
        .id = "socket.raw_with_privilege",
        .says = "A process with the privilege over its network can make raw sockets.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw_kinds,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.raw_for_nobody"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket(c.traits().family, "raw", raw(experiment)));
              c.expect(seen, succeeds());
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(socket_cases));

constexpr clause recvfrom_cases[] = {
    {
        .id = "recvfrom.raw_has_the_header",
        .says = "A raw IPv4 socket receives the header in front of the data.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_header_is_cut_off"},
        .run = [](context& c) { c.expect(received(c), counts(ipv4_header + 5)); },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.raw_ipv6_has_no_header",
        .says = "A raw IPv6 socket receives the data without the header.",
        .sources = {rfc("3542", "3"), linux_man("ipv6(7)", "NOTES")},
        .kinds = raw6,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_ipv6_has_a_header"},
        .run = [](context& c) { c.expect(received(c), receives("hello")); },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.raw_header_is_made",
        .says = "The header of what a raw socket sends has the version and the socket's protocol.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_header_names_no_protocol"},
        .run =
            [](context& c) {
              const auto seen = received(c);
              c.expect(seen, all_of({has_byte(0, 0x45), has_byte(protocol_at, experiment)}));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.raw_port_is_zero",
        .says = "The sender's address of a raw datagram has port 0.",
        .sources = {linux_man("raw(7)", "Address format")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_port_is_the_protocol"},
        .run = [](context& c) { c.expect(received(c), has_sender_port(0)); },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.raw_only_of_its_protocol",
        .says = "A raw socket receives nothing of another protocol.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"socket.raw_protocol_is_the_same_for_all"},
        .run =
            [](context& c) {
              // given another's datagram, and behind it one of its own
              const auto h = raw_socket(c);
              const auto here = c.loopback(0);
              c.given(sendto(raw_socket(c, other_experiment), "not for you", here));
              c.given(sendto(raw_socket(c), "hello", here));
              // when
              c.arrived(h);
              const auto seen = c.call(recvfrom(h, 64));
              // then
              c.expect(seen, ends_with("hello"));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.raw_copies",
        .says = "Every raw socket of the protocol receives a copy.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_copy_is_empty"},
        .run =
            [](context& c) {
              // given
              const auto first = raw_socket(c), second = raw_socket(c);
              c.given(sendto(raw_socket(c), "hello", c.loopback(0)));
              for (const auto& each : {first, second}) c.arrived(each);
              // when
              c.given(recvfrom(first, 64));
              const auto seen = c.call(recvfrom(second, 64));
              // then
              c.expect(seen, ends_with("hello"));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(recvfrom_cases));

constexpr clause bind_cases[] = {
    {
        .id = "bind.raw_takes_only_its_own",
        .says = "A raw socket with an address receives only what is sent to that address.",
        .sources = {linux_man("raw(7)", "NOTES")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::sendto, op::recvfrom},
        .catches = {"bind.raw_address_is_ignored"},
        .run =
            [](context& c) {
              // given a datagram to another address, and behind it one to its own
              const auto h = raw_socket(c), sender = raw_socket(c);
              const auto own = c.second_loopback(0);
              c.given(bind(h, own));
              c.given(sendto(sender, "not for you", c.loopback(0)));
              c.given(sendto(sender, "hello", own));
              // when
              c.arrived(h);
              const auto seen = c.call(recvfrom(h, 64));
              // then
              c.expect(seen, ends_with("hello"));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(bind_cases));

constexpr clause setsockopt_cases[] = {
    {
        .id = "setsockopt.ip_recverr_queues_errors_of_raw",
        .says = "With IP_RECVERR, a raw socket without a peer receives errors, too.",
        .sources = {linux_man("raw(7)", "Error handling"), linux_man("ip(7)", "IP_RECVERR")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::setsockopt, op::sendto, op::poll},
        .catches = {"setsockopt.ip_recverr_is_hollow"},
        .run =
            [](context& c) {
              // given a datagram of a protocol that nobody else has, long enough to be quoted
              const auto h = raw_socket(c);
              c.given(bind(h, c.second_loopback(0)));
              c.given(setsockopt(h, "IPPROTO_IP", "IP_RECVERR", integer(1)));
              c.given(sendto(h, "what is quoted", c.loopback(0)));
              // when, then
              c.expect(c.call(poll({{h, {}}}, c.patience())), reports(h, "POLLERR"));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(setsockopt_cases));

constexpr clause connect_cases[] = {
    {
        .id = "connect.raw_takes_only_its_peers",
        .says = "A connected raw socket receives only what its peer has sent.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::connect, op::bind, op::sendto, op::recvfrom},
        .catches = {"connect.raw_peer_is_ignored"},
        .run =
            [](context& c) {
              // given a stranger's datagram, and behind it one of its peer
              const auto h = raw_socket(c), stranger = raw_socket(c), peer = raw_socket(c);
              const auto here = c.loopback(0), there = c.second_loopback(0);
              c.given(bind(peer, there));
              c.given(bind(h, here));
              c.given(connect(h, there));
              c.given(sendto(stranger, "not for you", here));
              c.given(sendto(peer, "hello", here));
              // when
              c.arrived(h);
              const auto seen = c.call(recvfrom(h, 64));
              // then
              c.expect(seen, ends_with("hello"));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(connect_cases));

}  // namespace

std::span<const clause> socket_raw_clauses() {
  return socket_cases;
}
std::span<const clause> recvfrom_raw_clauses() {
  return recvfrom_cases;
}
std::span<const clause> bind_raw_clauses() {
  return bind_cases;
}
std::span<const clause> setsockopt_raw_error_clauses() {
  return setsockopt_cases;
}
std::span<const clause> connect_raw_clauses() {
  return connect_cases;
}

}  // namespace sockspec::conformance
