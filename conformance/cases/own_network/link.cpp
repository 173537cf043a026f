// Packet sockets: what goes over a link, in a network of the pair's own.

#include <string>

#include "cases/bytes_in_memory.hpp"
#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

/// Protocols of a link, as Ethernet numbers them.
constexpr int internet = 0x0800;
constexpr int internet6 = 0x86DD;
constexpr int every_protocol = 3;

/// Bytes: of Ethernet's header, of UDP's, and of "hello".
constexpr int link_header = 14;
constexpr int udp_header = 8;
constexpr int text = 5;
constexpr std::size_t link_protocol_at = 12;

// Where the fields of a sockaddr_ll begin.
constexpr std::size_t protocol_of_link_at = 2;
constexpr std::size_t interface_at = 4;
constexpr std::size_t hardware_at = 8;
constexpr std::size_t packet_type_at = 10;
constexpr int loopback_hardware = 772;
constexpr int to_this_host = 0;
constexpr int outgoing = 4;

constexpr auto packet_says = source_list{linux_man("packet(7)", "DESCRIPTION")};
constexpr auto packet_address = source_list{linux_man("packet(7)", "Address types")};

request packet_socket(context& c, std::string_view type, int protocol) {
  const auto to_network = operation(role::subject, op::htons, value::object{{"value", protocol}});
  return socket(raw(packet_family), type, raw(c.given(to_network).integer()));
}
handle listening_to_the_link(context& c, std::string_view type, int protocol) {
  return c.given(packet_socket(c, type, protocol)).made();
}

/// "hello" goes over the link in a datagram of that family, to where nobody receives.
void send_over_the_link(context& c, std::string_view family = "inet") {
  const auto sender = c.given(socket(family, "datagram")).made();
  const auto nobody = family == "inet" ? address::inet("127.0.0.1", 9) : address::inet6("::1", 9);
  c.given(sendto(sender, "hello", nobody));
}

seen received(context& c, std::string_view type, int protocol) {
  const auto h = listening_to_the_link(c, type, protocol);
  send_over_the_link(c);
  c.arrived(h);
  return c.call(with_raw_address(recvfrom(h, 128)));
}

matcher begins_with_protocol(int protocol) {
  return all_of(
      {has_byte(link_protocol_at, protocol >> 8), has_byte(link_protocol_at + 1, protocol & 0xFF)});
}

/// A number in the address that a packet came from.
seen field_of_address(context& c, const seen& s, std::size_t at, std::size_t size) {
  return seen::fact(from_host_order(c, bytes_of_address(s).substr(at, size)));
}

constexpr clause socket_cases[] = {
    {
        .id = "socket.packet_needs_privilege",
        .says = "Without privileges nobody listens to a link: operation_not_permitted.",
        .sources = {linux_man("packet(7)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::htons},
        .catches = {"socket.packet_for_everybody"},
        .run =
            [](context& c) {
              c.expect(c.call(packet_socket(c, "raw", internet)),
                       fails_with(errc::operation_not_permitted));
            },
    },
};
static_assert(well_formed(socket_cases));

constexpr clause recvfrom_cases[] = {
    {
        .id = "recvfrom.packet_has_the_link_header",
        .says = "A raw packet socket receives the link's header in front of the packet.",
        .sources = packet_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"recvfrom.packet_header_is_cut_off"},
        .run =
            [](context& c) {
              const auto seen = received(c, "raw", internet);
              c.expect(seen, counts(link_header + ipv4_header + udp_header + text));
              c.expect(seen, begins_with_protocol(internet));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_without_the_link_header",
        .says = "A datagram packet socket receives the packet alone.",
        .sources = packet_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"socket.packets_have_headers_always"},
        .run =
            [](context& c) {
              const auto seen = received(c, "datagram", internet);
              c.expect(seen, counts(ipv4_header + udp_header + text));
              c.expect(seen, has_byte(0, 0x45));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_only_of_its_protocol",
        .says = "A packet socket receives nothing of another protocol than its own.",
        .sources = packet_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"socket.packets_of_every_protocol"},
        .run =
            [](context& c) {
              // given a packet of another protocol, and behind it one of its own
              const auto h = listening_to_the_link(c, "raw", internet6);
              send_over_the_link(c, "inet");
              send_over_the_link(c, "inet6");
              // when
              c.arrived(h);
              // then
              c.expect(c.call(with_raw_address(recvfrom(h, 128))), begins_with_protocol(internet6));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_names_its_protocol",
        .says = "The address of a packet tells its protocol in network order.",
        .sources = packet_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"recvfrom.packet_address_is_empty"},
        .run =
            [](context& c) {
              const auto from = bytes_of_address(received(c, "raw", internet));
              c.expect(seen::fact(to_hex(from.substr(protocol_of_link_at, 2))),
                       has_value(to_hex(in_network_order(internet, 2))));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_names_its_interface",
        .says = "The address of a packet tells its interface, and what hardware that is.",
        .sources = packet_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons, op::if_nametoindex},
        .catches = {"recvfrom.packet_address_is_empty"},
        .run =
            [](context& c) {
              // given
              const auto asked =
                  operation(role::subject, op::if_nametoindex, value::object{{"name", "lo"}});
              const value index = c.given(asked).field("index");
              // when
              const auto seen = received(c, "raw", internet);
              // then
              c.expect(field_of_address(c, seen, interface_at, 4), has_value(index));
              c.expect(field_of_address(c, seen, hardware_at, 2), has_value(loopback_hardware));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_to_this_host",
        .says = "The address of a packet that came in tells that it was for this host.",
        .sources = packet_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"recvfrom.packets_are_for_others"},
        .run =
            [](context& c) {
              const auto seen = received(c, "raw", internet);
              c.expect(field_of_address(c, seen, packet_type_at, 1), has_value(to_this_host));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.packet_that_goes_out",
        .says = "Who listens to every protocol receives what goes out, too, and is told that it "
                "does.",
        .sources = {linux_man("packet(7)", "Address types"), linux_man("packet(7)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::recvfrom, op::htons},
        .catches = {"recvfrom.packets_are_for_others"},
        .run =
            [](context& c) {
              const auto seen = received(c, "raw", every_protocol);
              c.expect(field_of_address(c, seen, packet_type_at, 1), has_value(outgoing));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(recvfrom_cases));

constexpr int any_interface = 0;

/// An address of that interface, to bind to.
address of_interface(context& c, int index) {
  std::string bytes = in_host_order(c, packet_family, 2) + in_network_order(internet, 2) +
                      in_host_order(c, index, 4);
  bytes.resize(20, '\0');
  return address::raw(bytes);
}

constexpr clause bind_cases[] = {
    {
        .id = "bind.packet_of_no_interface",
        .says = "Nobody listens to an interface that does not exist: no_such_device.",
        .sources = {linux_man("packet(7)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::htons},
        .catches = {"bind.interfaces_are_not_looked_up"},
        .run =
            [](context& c) {
              const auto h = listening_to_the_link(c, "raw", internet);
              c.expect(c.call(bind(h, of_interface(c, 99999))), fails_with(errc::no_such_device));
            },
        .arena = arena::own_network,
    },
    {
        .id = "bind.packet_protocol",
        .says = "A packet socket without a protocol receives nothing, until it is bound to one.",
        .sources = packet_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::recvfrom, op::htons},
        .catches = {"bind.packet_protocol_is_ignored"},
        .run =
            [](context& c) {
              // given
              const auto h = listening_to_the_link(c, "datagram", 0);
              send_over_the_link(c, "inet6");
              // when
              c.given(bind(h, of_interface(c, any_interface)));
              send_over_the_link(c);
              // then
              c.expect(c.eventually(recvfrom(h, 128, {"MSG_DONTWAIT"})), has_byte(0, 0x45));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(bind_cases));

}  // namespace

std::span<const clause> socket_link_clauses() {
  return socket_cases;
}
std::span<const clause> recvfrom_link_clauses() {
  return recvfrom_cases;
}
std::span<const clause> bind_link_clauses() {
  return bind_cases;
}

}  // namespace sockspec::conformance
