// setsockopt(): groups that are joined and left, sources that are kept away, and by which interface
// messages go out to a group. Everything is on the loopback.

#include <string>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view nobody = "192.0.2.1";  // of RFC 5737: no host has it

/// A receiver of the subject's, at every address, and a sender of the peer's whose messages to
/// groups go out by the loopback. The group is that of the receiver's port: it is joined by nobody
/// else.
struct group_members {
  handle receiver, sender;
  address group, receivers_own;
  std::string interface;
};

address group_of(int port) {
  const auto low = std::to_string(port / 256) + '.' + std::to_string(port % 256);
  return address::inet("239.255." + low, port);
}

handle sender_of(context& c, role who) {
  auto open = socket("inet", "datagram", "default", {}, who);
  const auto h = c.given(std::move(open)).made();
  c.given(bind(h, c.loopback(0)));
  return h;
}

void go_out_by(context& c, const handle& h, const std::string& interface) {
  c.given(setsockopt(h, "IPPROTO_IP", "IP_MULTICAST_IF", address_option(interface)));
}

group_members group_in(context& c) {
  const auto receiver = c.blocking_socket();
  c.given(bind(receiver, c.wildcard(0)));
  const int port = c.local(receiver).port();
  const auto own = c.loopback(port);
  const auto sender = sender_of(c, role::peer);
  go_out_by(c, sender, own.host());
  return {receiver, sender, group_of(port), own, own.host()};
}

/// The value of options about memberships.
value member_of(const group_members& all) {
  return value::object{{"group", all.group.host()}, {"interface", all.interface}};
}
value of_source(const group_members& all, std::string_view source) {
  value named = member_of(all);
  return named.set("source", source);
}

request asks(const group_members& all, std::string_view option, value membership) {
  return setsockopt(all.receiver, "IPPROTO_IP", option,
                    value::object{{"membership", std::move(membership)}});
}

/// What is sent to the group, and behind it to the receiver alone.
void send_both(context& c, const group_members& all) {
  c.given(sendto(all.sender, "group", all.group));
  c.given(sendto(all.sender, "alone", all.receivers_own));
}

seen first_received(context& c, const group_members& all) {
  c.arrived(all.receiver);
  return c.call(recv(all.receiver, 16));
}

value ipv6_group(context& c) {
  const auto all = c.given(operation(role::subject, op::if_nameindex)).field("interfaces");
  if (all.elements().empty()) c.give_up("setup", "there is no interface");
  const auto index = all.elements().front()["index"];
  return value::object{
      {"membership", value::object{{"group", "ff01::1234"}, {"interface", index}}}};
}

constexpr clause clauses[] = {
    {
        .id = "setsockopt.ip_add_membership_receives",
        .says = "Who has joined a group receives what is sent to it.",
        .sources = {linux_man("ip(7)", "IP_ADD_MEMBERSHIP"), rfc("1112", "7.1"),
                    rfc("1122", "3.3.7"), portable("ip::add_membership", "summary"),
                    winsock("IPPROTO_IP options", "IP_ADD_MEMBERSHIP")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.ip_add_membership_is_hollow"},
        .run =
            [](context& c) {
              const auto all = group_in(c);
              c.expect(c.call(asks(all, "IP_ADD_MEMBERSHIP", member_of(all))), succeeds());
              send_both(c, all);
              c.expect(first_received(c, all), receives("group"));
            },
    },
    {
        .id = "setsockopt.ip_drop_membership_ends_it",
        .says = "Who has left a group does not receive what is sent to it.",
        .sources = {linux_man("ip(7)", "IP_DROP_MEMBERSHIP"), rfc("1112", "7.1"),
                    rfc("1122", "3.3.7"), portable("ip::drop_membership", "summary"),
                    winsock("IPPROTO_IP options", "IP_DROP_MEMBERSHIP")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.ip_drop_membership_is_hollow"},
        .run =
            [](context& c) {
              const auto all = group_in(c);
              c.given(asks(all, "IP_ADD_MEMBERSHIP", member_of(all)));
              c.expect(c.call(asks(all, "IP_DROP_MEMBERSHIP", member_of(all))), succeeds());
              send_both(c, all);
              c.expect(first_received(c, all), receives("alone"));
            },
    },
    {
        .id = "setsockopt.ip_add_membership_of_no_group",
        .says = "What is no group's address cannot be joined: invalid_argument.",
        .sources = {linux_man("ip(7)", "IP_ADD_MEMBERSHIP")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ip_add_membership_takes_hosts"},
        .run =
            [](context& c) {
              auto all = group_in(c);
              all.group = all.receivers_own;
              c.expect(c.call(asks(all, "IP_ADD_MEMBERSHIP", member_of(all))),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "setsockopt.ip_block_source_keeps_it_away",
        .says = "What a blocked source sends to a group is not received, until it is unblocked.",
        .sources = {linux_man("ip(7)", "IP_BLOCK_SOURCE"), linux_man("ip(7)", "IP_UNBLOCK_SOURCE"),
                    rfc("3678", "4.1"), winsock("IPPROTO_IP options", "IP_BLOCK_SOURCE"),
                    winsock("IPPROTO_IP options", "IP_UNBLOCK_SOURCE")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.ip_block_source_is_hollow",
                    "setsockopt.ip_unblock_source_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto all = group_in(c);
              const auto source = of_source(all, all.interface);
              c.given(asks(all, "IP_ADD_MEMBERSHIP", member_of(all)));
              // when, then
              c.expect(c.call(asks(all, "IP_BLOCK_SOURCE", source)), succeeds());
              send_both(c, all);
              c.expect(first_received(c, all), receives("alone"));
              // and back again
              c.expect(c.call(asks(all, "IP_UNBLOCK_SOURCE", source)), succeeds());
              send_both(c, all);
              c.expect(first_received(c, all), receives("group"));
            },
        .option = "IP_BLOCK_SOURCE",
    },
    {
        .id = "setsockopt.ip_unblock_source_of_none",
        .says = "A source that is not blocked cannot be unblocked: address_not_available.",
        .sources = {linux_man("ip(7)", "IP_UNBLOCK_SOURCE")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.ip_unblock_source_of_everybody"},
        .run =
            [](context& c) {
              const auto all = group_in(c);
              c.given(asks(all, "IP_ADD_MEMBERSHIP", member_of(all)));
              c.expect(c.call(asks(all, "IP_UNBLOCK_SOURCE", of_source(all, nobody))),
                       fails_with(errc::address_not_available));
            },
        .option = "IP_UNBLOCK_SOURCE",
    },
    {
        .id = "setsockopt.ip_add_source_membership_limits_sources",
        .says = "Who has joined a group for some sources receives what these send to it.",
        .sources = {linux_man("ip(7)", "IP_ADD_SOURCE_MEMBERSHIP"),
                    winsock("IPPROTO_IP options", "IP_ADD_SOURCE_MEMBERSHIP")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.ip_add_source_membership_is_of_all"},
        .run =
            [](context& c) {
              const auto all = group_in(c);
              // another source
              c.given(asks(all, "IP_ADD_SOURCE_MEMBERSHIP", of_source(all, nobody)));
              send_both(c, all);
              c.expect(first_received(c, all), receives("alone"));
              // the sender, too
              c.given(asks(all, "IP_ADD_SOURCE_MEMBERSHIP", of_source(all, all.interface)));
              send_both(c, all);
              c.expect(first_received(c, all), receives("group"));
            },
        .option = "IP_ADD_SOURCE_MEMBERSHIP",
    },
    {
        .id = "setsockopt.ip_drop_source_membership_ends_it",
        .says = "What a source sends to a group is not received when it was left for this source.",
        .sources = {linux_man("ip(7)", "IP_DROP_SOURCE_MEMBERSHIP"),
                    winsock("IPPROTO_IP options", "IP_DROP_SOURCE_MEMBERSHIP")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.ip_drop_source_membership_is_hollow"},
        .run =
            [](context& c) {
              // given two sources
              const auto all = group_in(c);
              for (const std::string_view one : {nobody, std::string_view(all.interface)}) {
                c.given(asks(all, "IP_ADD_SOURCE_MEMBERSHIP", of_source(all, one)));
              }
              // when
              c.given(asks(all, "IP_DROP_SOURCE_MEMBERSHIP", of_source(all, all.interface)));
              // then
              send_both(c, all);
              c.expect(first_received(c, all), receives("alone"));
            },
        .option = "IP_DROP_SOURCE_MEMBERSHIP",
    },
    {
        .id = "setsockopt.ip_multicast_if_chooses_the_interface",
        .says = "IP_MULTICAST_IF reads back, and by this interface messages reach a group.",
        .sources = {linux_man("ip(7)", "IP_MULTICAST_IF"), rfc("1112", "6.1"),
                    portable("ip::multicast_if", "summary"),
                    winsock("IPPROTO_IP options", "IP_MULTICAST_IF")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt, op::sendto},
        .catches = {"setsockopt.ip_multicast_if_is_forgotten"},
        .run =
            [](context& c) {
              // given
              const auto all = group_in(c);
              c.given(asks(all, "IP_ADD_MEMBERSHIP", member_of(all)));
              // when
              const auto mine = sender_of(c, role::subject);
              go_out_by(c, mine, all.interface);
              // then
              const auto read = getsockopt(mine, "IPPROTO_IP", "IP_MULTICAST_IF", shape::address);
              c.expect(c.call(read), has("value", address_option(all.interface)));
              c.given(sendto(mine, "group", all.group));
              c.expect(first_received(c, all), receives("group"));
            },
    },
    {
        .id = "setsockopt.ipv6_groups_are_left_once",
        .says = "A group of IPv6 that was joined can be left, and then cannot be left again.",
        .sources = {linux_man("ipv6(7)", "IPV6_ADD_MEMBERSHIP"),
                    linux_man("ipv6(7)", "IPV6_DROP_MEMBERSHIP"), rfc("3493", "5.2"),
                    rfc("4291", "2.7"), portable("ipv6::join_group", "summary"),
                    portable("ipv6::leave_group", "summary"),
                    winsock("IPPROTO_IPV6 options", "IPV6_ADD_MEMBERSHIP"),
                    winsock("IPPROTO_IPV6 options", "IPV6_DROP_MEMBERSHIP")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::if_nameindex},
        .catches = {"setsockopt.ipv6_join_group_is_hollow",
                    "setsockopt.ipv6_leave_group_is_hollow"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const auto group = ipv6_group(c);
              const auto leave = setsockopt(h, "IPPROTO_IPV6", "IPV6_LEAVE_GROUP", group);
              c.expect(c.call(setsockopt(h, "IPPROTO_IPV6", "IPV6_JOIN_GROUP", group)), succeeds());
              c.expect(c.call(leave), succeeds());
              c.expect(c.call(leave), fails());
            },
    },
    {
        .id = "setsockopt.ipv6_multicast_if_reads_back",
        .says = "IPV6_MULTICAST_IF reads back as it was set.",
        .sources = {linux_man("ipv6(7)", "IPV6_MULTICAST_IF"), rfc("3493", "5.2"),
                    portable("ipv6::multicast_if", "summary"),
                    winsock("IPPROTO_IPV6 options", "IPV6_MULTICAST_IF")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt, op::if_nameindex},
        .catches = {"setsockopt.ipv6_multicast_if_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const auto group = ipv6_group(c);
              const auto index = group["membership"]["interface"].integer();
              c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_MULTICAST_IF", integer(index)));
              c.expect(c.call(getsockopt(h, "IPPROTO_IPV6", "IPV6_MULTICAST_IF")),
                       has_value(index));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> setsockopt_multicast_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
