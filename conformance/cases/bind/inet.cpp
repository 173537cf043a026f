// bind(): ports, wildcards and the two families of IP.

#include "cases/bind/words.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

address test_network_address(const context& c) {
  return c.traits().family == "inet" ? address::inet("192.0.2.1", 0)
                                     : address::inet6("2001:db8::1", 0);
}

handle four(context& c) {
  return c.given(socket("inet", c.traits().type)).made();
}

// Nobody has this port, in either family: a wildcard of both has just had it.
int port_free_in_both(context& c) {
  const handle h = six(c, 0);
  c.given(bind(h, c.wildcard(0)));
  const int port = c.local(h).port();
  c.given(close(h));
  return port;
}

// What bind says to a socket of the other type, for a port that a socket of this one has. Strangers
// may have that port for the other type, as they may have any: not all of three.
seen bind_to_taken_port(context& c, std::string_view other_type) {
  for (int ports = 1;; ++ports) {
    const auto taken = c.local(c.bound());
    const auto other = c.given(socket(c.traits().family, other_type)).made();
    const auto said = c.call(bind(other, taken));
    if (ports == 3 || said.ok()) return said;
  }
}

constexpr clause clauses[] = {
    {
        .id = "bind.chooses_a_port",
        .says = "Binding to port 0 lets the system choose a port.",
        .sources = {posix("2.10.18", "Use of Sockets over Internet Protocols"),
                    linux_man("ip(7)", "/proc interfaces"), portable("socket::bind", "local"),
                    winsock("bind", "Remarks")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              // when
              c.expect(c.call(bind(h, c.loopback(0))), succeeds());
              // then
              const int port = c.call(getsockname(h)).address().port();
              c.expect(seen::fact(port), at_least(1));
            },
    },
    {
        .id = "bind.wildcard_over_specific",
        .says = "Binding to the wildcard fails with address_in_use while a socket of the same type "
                "has the port on one address.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.wildcard_shares_ports"},
        .run =
            [](context& c) {
              // given
              const auto specific = c.local(c.bound());
              // when
              const auto seen = c.call(bind(c.socket(), c.wildcard(specific.port())));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.specific_under_wildcard",
        .says = "Binding to one address fails with address_in_use while a socket of the same type "
                "has the port on the wildcard.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.specific_shares_the_wildcards_port"},
        .run =
            [](context& c) {
              // given
              const auto everywhere = c.blocking_socket();
              c.given(bind(everywhere, c.wildcard(0)));
              // when
              const auto here = c.loopback(c.local(everywhere).port());
              const auto seen = c.call(bind(c.socket(), here));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.same_port_on_another_address",
        .says = "Two addresses of the host have their ports apart.",
        .sources = {posix("bind", "ERRORS"), rfc("9293", "3.4"),
                    linux_man("ip(7)", "Address format")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.takes_another_address"},
        .run =
            [](context& c) {
              // given
              const auto here = c.local(c.bound());
              // when
              const auto seen = c.call(bind(c.socket(), c.second_loopback(here.port())));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.protocols_have_ports_of_their_own",
        .says = "A port that a TCP socket has is free for UDP, and the other way about.",
        .sources = {rfc("9293", "3.1"), rfc("768", "Fields"), portable("socket::bind", "local")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.protocols_share_ports"},
        .run =
            [](context& c) {
              const auto other_type = c.traits().type == "stream" ? "datagram" : "stream";
              c.expect(bind_to_taken_port(c, other_type), succeeds());
            },
    },
    {
        .id = "bind.address_not_available",
        .says = "Binding to an address that is none of the host's fails with "
                "address_not_available.",
        .sources = {posix("bind", "ERRORS"), linux_man("ip(7)", "ERRORS"),
                    portable("socket::bind", "Errors"), winsock("bind", "WSAEADDRNOTAVAIL")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.not_available_reported_as_in_use", "bind.accepts_any_address"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(c.socket(), test_network_address(c)));
              c.expect(seen, fails_with(errc::address_not_available));
            },
    },
    {
        .id = "bind.port_out_of_range",
        .says = "A port outside 0 to 65535 is refused, and not cut to 16 bits.",
        .sources = {portable("address::inet", "Errors"), portable("address::inet6", "Errors")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.port_is_cut"},
        .run =
            [](context& c) {
              constexpr int no_port = 70000;  // 4464 in 16 bits
              c.expect(c.call(bind(c.socket(), c.loopback(no_port))),
                       fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "bind.reuse_after_connections",
        .says = "With SO_REUSEADDR, a server may bind again to a port whose old connections "
                "linger.",
        .sources = {posix("setsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_REUSEADDR"),
                    portable("so::reuseaddr", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt, op::listen, op::accept},
        .catches = {"bind.reuse_has_no_effect", "setsockopt.so_reuseaddr_is_hollow"},
        .run =
            [](context& c) {
              // given a server that closed a connection first, and then its listener
              const auto listener = reusing(c);
              c.given(bind(listener, c.loopback(0)));
              c.given(listen(listener));
              const auto served = c.local(listener);
              const auto client = c.peer_socket();
              c.given(connect(client, served));
              c.given(close(c.given(accept(listener)).made()));
              c.arrived(client);
              c.given(close(client));
              c.given(close(listener));
              // when
              const auto seen = c.call(bind(reusing(c), served));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.reuse_not_over_listener",
        .says = "SO_REUSEADDR does not let a socket bind to the address of one that listens.",
        .sources = {linux_man("socket(7)", "SO_REUSEADDR"), portable("so::reuseaddr", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt, op::listen},
        .catches = {"bind.reuse_steals_from_listeners"},
        .run =
            [](context& c) {
              // given
              const auto listener = reusing(c);
              c.given(bind(listener, c.loopback(0)));
              c.given(listen(listener));
              // when
              const auto seen = c.call(bind(reusing(c), c.local(listener)));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.v6_only_leaves_the_port_to_v4",
        .says = "While a socket with IPV6_V6ONLY has a port on the wildcard, an IPv4 socket may "
                "have it, too.",
        .sources = {posix("2.10.20.4", "Options"), rfc("3493", "5.3"),
                    linux_man("ipv6(7)", "IPV6_V6ONLY")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.v6_only_has_no_effect"},
        .run =
            [](context& c) {
              // given
              const int port = port_free_in_both(c);
              c.given(bind(six(c, 1), c.wildcard(port)));
              // when
              const auto seen = c.call(bind(four(c), address::inet("0.0.0.0", port)));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.dual_stack_takes_the_port_of_v4",
        .says = "While a socket without IPV6_V6ONLY has a port on the wildcard, an IPv4 socket "
                "cannot have it.",
        .sources = {rfc("3493", "5.3"), linux_man("ipv6(7)", "DESCRIPTION")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.dual_stack_is_v6_only"},
        .run =
            [](context& c) {
              // given
              const auto both = six(c, 0);
              c.given(bind(both, c.wildcard(0)));
              const int port = c.local(both).port();
              // when
              const auto seen = c.call(bind(four(c), address::inet("0.0.0.0", port)));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.v4_mapped",
        .says = "An IPv6 socket without IPV6_V6ONLY may have an IPv4-mapped address.",
        .sources = {posix("2.10.20.2", "Compatibility with IPv4"), rfc("3493", "3.7"),
                    linux_man("ipv6(7)", "IPV6_V6ONLY"),
                    winsock("IPPROTO_IPV6 options", "IPV6_V6ONLY")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.dual_stack_is_v6_only"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(six(c, 0), c.mapped_loopback(0)));
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.v4_mapped_with_v6_only",
        .says = "A socket with IPV6_V6ONLY cannot have an IPv4-mapped address.",
        .sources = {rfc("3493", "5.3"), linux_man("ipv6(7)", "IPV6_V6ONLY"),
                    linux_man("bind(2)", "ERRORS")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.v6_only_has_no_effect"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(six(c, 1), c.mapped_loopback(0)));
              c.expect(seen, by_document{.linux_man = fails_with(errc::invalid_argument),
                                         .rfc = fails()});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> bind_inet_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
