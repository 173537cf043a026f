// Netlink sockets: requests about links, in a network of the pair's own.

#include <algorithm>
#include <string>
#include <vector>

#include "cases/bytes_in_memory.hpp"
#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

constexpr int routes = 0;  // NETLINK_ROUTE

/// Types of messages and their flags.
constexpr int is_error = 2, is_done = 3, is_link = 16, ask_for_link = 18, change_link = 19;
constexpr int is_address = 20, ask_for_address = 22;
constexpr int nothing_known = 9999;
constexpr int a_request = 1, of_several = 2, with_acknowledgement = 4, all_of_them = 0x300;
/// A group, as the bit of its number.
constexpr int about_links = 1;

// Where the fields of a message begin, and of what stands behind its header.
constexpr std::size_t type_at = 4, flags_at = 6, sequence_at = 8;
constexpr int header = 16;  // bytes
constexpr std::size_t error_at = header;
constexpr std::size_t refused_sequence_at = header + 4 + sequence_at;
constexpr std::size_t index_at = header + 4;

constexpr int sequence = 0x01020304;
constexpr int room = 1024;  // bytes: more would be told as a sum

constexpr auto netlink_says = source_list{linux_man("netlink(7)", "DESCRIPTION")};
constexpr auto netlink_address = source_list{linux_man("netlink(7)", "Address formats")};

handle netlink_socket(context& c) {
  return c.given(socket(raw(netlink_family), "raw", raw(routes))).made();
}

struct message {
  int type;
  int flags;
  std::string content;
};
std::string bytes_of(context& c, const message& m) {
  const auto length = header + static_cast<int>(m.content.size());
  return in_host_order(c, length, 4) + in_host_order(c, m.type, 2) +
         in_host_order(c, a_request | m.flags, 2) + in_host_order(c, sequence, 4) +
         in_host_order(c, 0, 4) + m.content;
}

/// struct ifinfomsg: the link of that index.
std::string link_of(context& c, int index) {
  return std::string(4, '\0') + in_host_order(c, index, 4) + std::string(8, '\0');
}
constexpr int loopback_index = 1;  // in every network, it is the first

seen answer_to(context& c, const handle& h, const message& m) {
  c.given(send(h, std::string_view(bytes_of(c, m))));
  c.arrived(h);
  return c.call(with_raw_address(recvfrom(h, room)));
}
message about_the_loopback(context& c, int flags = 0) {
  return {ask_for_link, flags, link_of(c, loopback_index)};
}

seen field(context& c, const seen& s, std::size_t at, std::size_t size) {
  const auto bytes = bytes_of(s);
  if (at + size > bytes.size()) return seen::fact("too short");
  return seen::fact(from_host_order(c, bytes.substr(at, size)));
}

/// The messages of one datagram, each behind the other at a multiple of four bytes.
std::vector<message> messages_of(context& c, std::string_view bytes) {
  std::vector<message> all;
  while (bytes.size() >= header) {
    const auto number = [&](std::size_t at, std::size_t size) {
      return static_cast<int>(from_host_order(c, std::string(bytes.substr(at, size))));
    };
    const auto length = std::max<std::size_t>(header, static_cast<std::size_t>(number(0, 4)));
    all.push_back({number(type_at, 2), number(flags_at, 2), {}});
    bytes.remove_prefix(std::min(bytes.size(), (length + 3) / 4 * 4));
  }
  return all;
}

/// What is answered, in one datagram or in several, until one says that it is done or none comes.
std::vector<message> all_messages(context& c, const message& asked) {
  const auto h = netlink_socket(c);
  c.given(send(h, std::string_view(bytes_of(c, asked))));
  std::vector<message> all;
  for (auto seen = c.eventually(recvfrom(h, room, {"MSG_DONTWAIT"})); seen.ok();
       seen = c.eventually(recvfrom(h, room, {"MSG_DONTWAIT"}))) {
    const auto more = messages_of(c, bytes_of(seen));
    all.insert(all.end(), more.begin(), more.end());
    if (!all.empty() && all.back().type == is_done) break;
  }
  if (all.empty()) c.give_up("netlink", "nothing was answered");
  return all;
}

/// struct sockaddr_nl.
address netlink_address_of(context& c, std::int64_t port, int groups) {
  return address::raw(in_host_order(c, netlink_family, 2) + std::string(2, '\0') +
                      in_host_order(c, port, 4) + in_host_order(c, groups, 4));
}
constexpr std::size_t port_of_address_at = 4;

seen port_of(context& c, const handle& h) {
  const auto named = c.call(with_raw_address(getsockname(h)));
  if (!named.ok()) return named;
  return seen::fact(from_host_order(c, bytes_of_address(named).substr(port_of_address_at, 4)));
}
handle bound_to(context& c, std::int64_t port, int groups = 0) {
  const auto h = netlink_socket(c);
  c.given(bind(h, netlink_address_of(c, port, groups)));
  return h;
}

constexpr int usual_packet = 65536, smaller_packet = 40000;  // bytes

/// The loopback's largest packet becomes this: where it was another, a group is told.
void change_the_loopback(context& c, int largest) {
  constexpr int largest_packet = 4;  // IFLA_MTU
  const auto attribute =
      in_host_order(c, 8, 2) + in_host_order(c, largest_packet, 2) + in_host_order(c, largest, 4);
  const auto seen =
      answer_to(c, netlink_socket(c),
                {change_link, with_acknowledgement, link_of(c, loopback_index) + attribute});
  if (field(c, seen, error_at, 4).integer() != 0) c.give_up("the loopback", "cannot be changed");
}

/// A socket of these groups that was there when the loopback became what it usually is.
handle witness_of_a_change(context& c, int groups) {
  change_the_loopback(c, smaller_packet);
  const auto witness = bound_to(c, 0, groups);
  change_the_loopback(c, usual_packet);
  return witness;
}

constexpr clause recv_cases[] = {
    {
        .id = "recvfrom.netlink_answers_with_the_link",
        .says = "A request for a link is answered with a message about that link.",
        .sources = {linux_man("rtnetlink(7)", "Messages")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_link_is_another"},
        .run =
            [](context& c) {
              const auto seen = answer_to(c, netlink_socket(c), about_the_loopback(c));
              c.expect(field(c, seen, type_at, 2), has_value(is_link));
              c.expect(field(c, seen, index_at, 4), has_value(loopback_index));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_keeps_the_sequence_number",
        .says = "An answer has the sequence number of its request.",
        .sources = netlink_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_numbers_its_answers"},
        .run =
            [](context& c) {
              const auto seen = answer_to(c, netlink_socket(c), about_the_loopback(c));
              c.expect(field(c, seen, sequence_at, 4), has_value(sequence));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_sender_is_the_kernel",
        .says = "What the kernel sends comes from port 0.",
        .sources = netlink_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_sender_is_somebody"},
        .run =
            [](context& c) {
              const auto seen = answer_to(c, netlink_socket(c), about_the_loopback(c));
              const auto port = bytes_of_address(seen).substr(port_of_address_at, 4);
              c.expect(seen::fact(from_host_order(c, port)), has_value(0));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_refuses_what_it_does_not_know",
        .says = "A message of no known type is answered with an error, and with its header.",
        .sources = netlink_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_acknowledges_everything",
                    "recvfrom.netlink_numbers_its_answers"},
        .run =
            [](context& c) {
              const auto seen =
                  answer_to(c, netlink_socket(c), {nothing_known, 0, link_of(c, loopback_index)});
              c.expect(field(c, seen, type_at, 2), has_value(is_error));
              c.expect(field(c, seen, error_at, 4), at_least(1));  // of 32 bits, without a sign
              c.expect(field(c, seen, refused_sequence_at, 4), has_value(sequence));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_acknowledges",
        .says = "A request that wants to be acknowledged is, by an error of zero.",
        .sources = netlink_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_acknowledgement_is_an_error"},
        .run =
            [](context& c) {
              // given the answer itself
              const auto h = netlink_socket(c);
              answer_to(c, h, about_the_loopback(c, with_acknowledgement));
              // when
              const auto seen = c.eventually(recvfrom(h, room, {"MSG_DONTWAIT"}));
              // then
              c.expect(field(c, seen, type_at, 2), has_value(is_error));
              c.expect(field(c, seen, error_at, 4), has_value(0));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_ends_several_messages",
        .says = "Of several messages each is marked as one of them, and the last says that they "
                "are done.",
        .sources = netlink_says,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::send, op::recvfrom, op::htons},
        .catches = {"recvfrom.netlink_is_never_done"},
        .run =
            [](context& c) {
              const auto all =
                  all_messages(c, {ask_for_address, all_of_them, std::string(8, '\0')});
              c.expect(seen::fact(all.front().type), has_value(is_address));
              for (const auto& each : all) {
                c.expect(seen::fact(each.flags & of_several), has_value(of_several));
              }
              c.expect(seen::fact(all.back().type), has_value(is_done));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_tells_its_group",
        .says = "Who belongs to the group about links is told that one has changed.",
        .sources = {linux_man("netlink(7)", "Address formats"),
                    linux_man("rtnetlink(7)", "Messages")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::send, op::recvfrom, op::htons},
        .catches = {"bind.netlink_groups_are_ignored"},
        .run =
            [](context& c) {
              const auto member = witness_of_a_change(c, about_links);
              const auto seen = c.eventually(recvfrom(member, room, {"MSG_DONTWAIT"}));
              c.expect(seen, succeeds());
              c.expect(field(c, seen, type_at, 2), has_value(is_link));
            },
        .arena = arena::own_network,
    },
    {
        .id = "recvfrom.netlink_tells_nobody_else",
        .says = "Who belongs to no group is not told what has changed.",
        .sources = netlink_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::send, op::recvfrom, op::htons},
        .catches = {"bind.netlink_groups_are_for_all"},
        .run =
            [](context& c) {
              const auto stranger = witness_of_a_change(c, 0);
              c.expect(c.call(recvfrom(stranger, room, {"MSG_DONTWAIT"})),
                       fails_with(errc::operation_would_block));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(recv_cases));

constexpr clause name_cases[] = {
    {
        .id = "getsockname.netlink_first_is_the_process",
        .says = "The first netlink socket that lets the kernel choose has the process's number.",
        .sources = netlink_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::getsockname, op::whoami, op::htons},
        .catches = {"bind.netlink_port_is_any"},
        .run =
            [](context& c) {
              const auto process =
                  c.given(operation(role::subject, op::whoami)).field("process").integer();
              c.expect(port_of(c, bound_to(c, 0)), has_value(process));
            },
        .arena = arena::own_network,
    },
    {
        .id = "getsockname.netlink_chosen_ports_differ",
        .says = "Every other netlink socket that lets the kernel choose has a number of its own.",
        .sources = netlink_address,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::getsockname, op::htons},
        .catches = {"getsockname.netlink_names_are_alike"},
        .run =
            [](context& c) {
              const auto first = bound_to(c, 0), second = bound_to(c, 0);
              const bool alike = port_of(c, first).integer() == port_of(c, second).integer();
              c.expect(seen::fact(alike), has_value(false));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(name_cases));

constexpr clause bind_cases[] = {
    {
        .id = "bind.netlink_port_in_use",
        .says = "A number that another netlink socket has is refused: address_in_use.",
        .sources = {linux_man("bind(2)", "ERRORS"), linux_man("netlink(7)", "Address formats")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket, op::bind, op::htons},
        .catches = {"bind.netlink_port_is_any"},
        .run =
            [](context& c) {
              constexpr int port = 12345;
              bound_to(c, port);
              c.expect(c.call(bind(netlink_socket(c), netlink_address_of(c, port, 0))),
                       fails_with(errc::address_in_use));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(bind_cases));

constexpr clause socket_cases[] = {
    {
        .id = "socket.netlink_unknown_protocol",
        .says =
            "Of netlink there are no protocols but those of the kernel: protocol_not_supported.",
        .sources = {linux_man("socket(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.netlink_has_every_protocol"},
        .run =
            [](context& c) {
              c.expect(c.call(socket(raw(netlink_family), "raw", raw(99))),
                       fails_with(errc::protocol_not_supported));
            },
    },
};
static_assert(well_formed(socket_cases));

}  // namespace

std::span<const clause> recvfrom_netlink_clauses() {
  return recv_cases;
}
std::span<const clause> getsockname_netlink_clauses() {
  return name_cases;
}
std::span<const clause> bind_netlink_clauses() {
  return bind_cases;
}
std::span<const clause> socket_netlink_clauses() {
  return socket_cases;
}

}  // namespace sockspec::conformance
