// IPv4 through IPv6 sockets: IPv4-mapped names on both sides.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto sources = source_list{posix("2.10.20.2", "Compatibility with IPv4"),
                                     rfc("3493", "3.7"), linux_man("ipv6(7)", "DESCRIPTION")};

request at_once(handle h) {
  return recv(h, 16, {"MSG_DONTWAIT"});
}

/// A socket of both families, bound to the wildcard.
handle of_both(context& c) {
  const auto h = c.blocking_socket();
  c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(0)));
  c.given(bind(h, c.wildcard(0)));
  return h;
}

handle v4(context& c, std::string_view type) {
  const auto h = c.given(socket("inet", type, "default", {}, role::peer)).made();
  c.given(bind(h, c.loopback_of_the_other_family(0)));
  return h;
}

/// How the subject calls a socket of IPv4.
address mapped(context& c, handle h) {
  return c.mapped_loopback(c.local(h).port());
}

struct v4_client {
  handle listener, client;
};

v4_client connected_by_v4(context& c) {
  const auto listener = of_both(c);
  c.given(listen(listener));
  const auto client = v4(c, "stream");
  c.given(connect(client, c.loopback_of_the_other_family(c.local(listener).port())));
  return {listener, client};
}

/// A socket of both families to which one of IPv4 has sent a datagram.
std::pair<handle, handle> told_by_v4(context& c) {
  const auto h = of_both(c);
  const auto sender = v4(c, "datagram");
  c.given(sendto(sender, "hello", c.loopback_of_the_other_family(c.local(h).port())));
  c.arrived(h);
  return {h, sender};
}

constexpr clause about(std::string_view id, std::string_view says, kind_set kinds, op what,
                       std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = sources,
          .kinds = kinds,
          .modes = any_mode,
          .needs = {what},
          .catches = {mutant},
          .run = run};
}

void names_client(context& c) {
  const auto [listener, client] = connected_by_v4(c);
  c.expect(c.call(accept(listener)), has_address(mapped(c, client)));
}

void names_own_end(context& c) {
  const auto listener = connected_by_v4(c).listener;
  const auto accepted = c.given(accept(listener)).made();
  c.expect(c.call(getsockname(accepted)), has_address(mapped(c, listener)));
}

void names_server(context& c) {
  const auto server = v4(c, "stream");
  c.given(listen(server));
  const auto h = c.blocking_socket();
  c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(0)));
  c.given(connect(h, mapped(c, server)));
  c.expect(c.call(getpeername(h)), has_address(mapped(c, server)));
}

void sends_to_v4(context& c) {
  const auto there = v4(c, "datagram");
  const auto h = of_both(c);
  c.expect(c.call(sendto(h, "hello", mapped(c, there))), counts(5));
  c.expect(c.eventually(at_once(there)), receives("hello"));
}

void connects_to_v4(context& c) {
  const auto there = v4(c, "datagram");
  const auto h = of_both(c);
  c.given(connect(h, mapped(c, there)));
  c.given(send(h, "hello"));
  c.expect(c.eventually(at_once(there)), receives("hello"));
}

void hears_from_v4(context& c) {
  const auto [h, sender] = told_by_v4(c);
  c.expect(c.call(recvfrom(h, 16)), has_address(mapped(c, sender)));
}

void hears_message_from_v4(context& c) {
  const auto [h, sender] = told_by_v4(c);
  c.expect(c.call(recvmsg(h, {16})), has_address(mapped(c, sender)));
}

void refuses_v4(context& c) {
  const auto there = v4(c, "datagram");
  const auto h = c.blocking_socket();
  c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(1)));
  c.expect(c.call(sendto(h, "hello", mapped(c, there))), fails());
}

constexpr clause clauses[] = {
    about("accept.v4_mapped_client", "A client of IPv4 is named by its IPv4-mapped address.", tcp6,
          op::accept, "accept.mapped_clients_are_the_wildcard", names_client),
    about("getsockname.v4_mapped",
          "The end of a connection that came over IPv4 has an IPv4-mapped name.", tcp6,
          op::getsockname, "getsockname.mapped_names_are_the_wildcard", names_own_end),
    about("getpeername.v4_mapped",
          "The peer of a connection over IPv4 is named by its IPv4-mapped address.", tcp6,
          op::getpeername, "getpeername.mapped_names_are_the_wildcard", names_server),
    about("sendto.v4_mapped", "A datagram to an IPv4-mapped address reaches the IPv4 socket there.",
          udp6, op::sendto, "sendto.mapped_addresses_are_lost", sends_to_v4),
    about("connect.datagram_v4_mapped",
          "A socket that is connected to an IPv4-mapped address sends to the IPv4 socket there.",
          udp6, op::connect, "connect.mapped_datagrams_go_nowhere", connects_to_v4),
    about("recvfrom.v4_mapped_sender", "A datagram that came over IPv4 has an IPv4-mapped sender.",
          udp6, op::recvfrom, "recvfrom.mapped_senders_are_the_wildcard", hears_from_v4),
    about("recvmsg.v4_mapped_sender", "A datagram that came over IPv4 has an IPv4-mapped sender.",
          udp6, op::recvmsg, "recvmsg.mapped_senders_are_the_wildcard", hears_message_from_v4),
    {
        .id = "sendto.v4_mapped_with_v6_only",
        .says = "A socket with IPV6_V6ONLY sends nothing to IPv4-mapped addresses.",
        .sources = {posix("2.10.20.4", "Options"), rfc("3493", "5.3"),
                    linux_man("ipv6(7)", "IPV6_V6ONLY")},
        .kinds = udp6,
        .modes = any_mode,
        .needs = {op::sendto, op::setsockopt},
        .catches = {"sendto.v6_only_sends_to_v4"},
        .run = refuses_v4,
    },
};

}  // namespace

std::span<const clause> dual_stack_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
