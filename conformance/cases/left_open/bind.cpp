// bind(): what the documents leave open: addresses of unusual sorts, and who shares a port.

#include "cases/bind/words.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// The port that an IPv4 socket of the same type has on this host.
int port_taken_by_four(context& c, std::string_view host) {
  const handle four = c.given(socket("inet", c.traits().type)).made();
  c.given(bind(four, address::inet(host, 0)));
  return c.local(four).port();
}

address group_address(const context& c) {
  return c.traits().family == "inet" ? address::inet("239.255.0.1", 0)
                                     : address::inet6("ff0e::1:1", 0);
}

/// A server that closed a connection first, which the system remembers; then nobody has the
/// address.
address address_of_lingering_connection(context& c) {
  const auto listener = c.listening();
  const auto served = c.local(listener);
  const auto client = c.peer_socket();
  c.given(connect(client, served));
  c.given(close(c.given(accept(listener)).made()));
  c.arrived(client);
  c.given(close(client));
  c.given(close(listener));
  return served;
}

/// Winsock tells normal data from urgent data.
matcher is_readable(handle h) {
  return any_of({reports(h, "POLLIN"), reports(h, "POLLRDNORM")});
}

std::vector<behaviour> taken_or_refused() {
  return {{"takes_it", succeeds()},
          {"not_available", fails_with(errc::address_not_available)},
          {"invalid", fails_with(errc::invalid_argument)}};
}

std::vector<behaviour> shared_or_not() {
  return {{"takes_it", succeeds()}, {"is_in_use", fails_with(errc::address_in_use)}};
}

constexpr clause clauses[] = {
    {
        .id = "bind.connected_unix",
        .level = unspecified,
        .says = "Whether a UNIX socket that was connected without a name can be given one is left "
                "open.",
        .sources = {posix("bind", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::connect},
        .catches = {"bind.needs_to_come_first"},
        .run =
            [](context& c) {
              const auto there = is_connection_oriented(c.which())
                                     ? c.local(c.listening(16, role::peer))
                                     : c.local(c.bound(role::peer));
              const auto h = c.socket();
              c.given(connect(h, there));
              c.classify(c.call(bind(h, c.free_address())),
                         {{"takes_the_name", succeeds()},
                          {"is_connected", fails_with(errc::already_connected)},
                          {"invalid", fails_with(errc::invalid_argument)}});
            },
    },
    {
        .id = "bind.broadcast_address",
        .level = unspecified,
        .says = "Whether a broadcast address is one that a socket can have is left open.",
        .sources = {posix("bind", "ERRORS")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.broadcast_is_nobodys"},
        .run =
            [](context& c) {
              c.classify(c.call(bind(c.socket(), address::inet("127.255.255.255", 0))),
                         taken_or_refused());
            },
    },
    {
        .id = "bind.multicast_address",
        .level = unspecified,
        .says = "Whether a group's address is one that a socket can have is left open.",
        .sources = {posix("bind", "ERRORS")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.groups_are_nobodys"},
        .run =
            [](context& c) {
              c.classify(c.call(bind(c.socket(), group_address(c))), taken_or_refused());
            },
    },
    {
        .id = "bind.while_connections_linger",
        .level = unspecified,
        .says = "Whether a socket without SO_REUSEADDR can have the address of a connection that "
                "lingers is left open.",
        .sources = {posix("bind", "ERRORS"), posix("setsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::bind, op::listen, op::accept},
        .catches = {"bind.forgets_lingering_connections"},
        .run =
            [](context& c) {
              const auto there = address_of_lingering_connection(c);
              c.classify(c.call(bind(c.socket(), there)), shared_or_not());
            },
    },
    {
        .id = "bind.scope_of_a_global_address",
        .level = unspecified,
        .says = "Whether the scope of an address that needs none is looked at is left open.",
        .sources = {rfc("3493", "3.3")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.looks_at_every_scope"},
        .run =
            [](context& c) {
              const auto where = c.loopback(0);
              c.classify(c.call(bind(c.socket(), address::inet6(where.host(), 0, 7777))),
                         {{"ignores_it", succeeds()},
                          {"not_available", fails_with(errc::address_not_available)},
                          {"invalid", fails_with(errc::invalid_argument)}});
            },
    },
    {
        .id = "bind.flow_information",
        .level = unspecified,
        .says = "Whether the flow information of an address that was bound to is kept is left "
                "open.",
        .sources = {rfc("3493", "3.3")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.keeps_flow_information"},
        .run =
            [](context& c) {
              auto fields = c.loopback(0).fields();
              fields.set("flow", 5);
              const auto h = c.socket();
              c.given(bind(h, address(fields)));
              const auto flow = c.call(getsockname(h)).address().fields()["flow"];
              c.classify(seen::fact(flow),
                         {{"forgets_it", has_value(0)}, {"keeps_it", at_least(1)}});
            },
    },
    {
        .id = "bind.dual_stack_after_v4",
        .level = unspecified,
        .says = "Whether a socket without IPV6_V6ONLY can have a port on the wildcard that an IPv4 "
                "socket has is left open.",
        .sources = {rfc("3493", "5.3")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.dual_stack_overtakes_v4"},
        .run =
            [](context& c) {
              const int port = port_taken_by_four(c, "0.0.0.0");
              c.classify(c.call(bind(six(c, 0), c.wildcard(port))), shared_or_not());
            },
    },
    {
        .id = "bind.dual_stack_over_one_v4_address",
        .level = unspecified,
        .says = "Whether a socket without IPV6_V6ONLY can have a port on the wildcard that an IPv4 "
                "socket has on one address is left open.",
        .sources = {rfc("3493", "5.3")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.dual_stack_overtakes_v4"},
        .run =
            [](context& c) {
              const int port = port_taken_by_four(c, c.loopback_of_the_other_family(0).host());
              c.classify(c.call(bind(six(c, 0), c.wildcard(port))), shared_or_not());
            },
    },
    {
        .id = "bind.mapped_wildcard",
        .level = unspecified,
        .says = "Whether an IPv6 socket can have the wildcard of IPv4, in mapped form, is left "
                "open.",
        .sources = {rfc("3493", "3.7")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.knows_no_mapped_wildcard"},
        .run =
            [](context& c) {
              c.classify(c.call(bind(six(c, 0), address::inet6("::ffff:0.0.0.0", 0))),
                         taken_or_refused());
            },
    },
    {
        .id = "bind.datagram_port_is_shared",
        .level = unspecified,
        .says = "Whether two datagram sockets with SO_REUSEADDR can have the same address is left "
                "open.",
        .sources = {posix("setsockopt", "DESCRIPTION")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.shares_nothing"},
        .run =
            [](context& c) {
              const auto first = reusing(c);
              c.given(bind(first, c.loopback(0)));
              c.classify(c.call(bind(reusing(c), c.local(first))), shared_or_not());
            },
    },
    {
        .id = "bind.datagram_of_a_shared_port",
        .level = unspecified,
        .says = "Which of several datagram sockets with the same address receives is left open.",
        .sources = {posix("setsockopt", "DESCRIPTION"),
                    winsock("Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE", "Using SO_REUSEADDR")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt, op::recv},
        .catches = {"bind.shared_port_serves_the_other"},
        .run =
            [](context& c) {
              // given
              const auto first = reusing(c);
              c.given(bind(first, c.loopback(0)));
              const auto second = reusing(c);
              c.given(bind(second, c.local(first)));
              // when
              c.given(sendto(c.peer_socket(), "hello", c.local(first)));
              const auto ready =
                  c.given(poll({{first, {"POLLIN"}}, {second, {"POLLIN"}}}, c.patience()));
              // then
              c.classify(ready, {{"each", counts(2)},
                                 {"the_newer", is_readable(second)},
                                 {"the_older", is_readable(first)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> bind_left_open_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
