// connect(): asking for a connection.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// An address of another family, long enough not to be refused for its length.
address foreign_address(context& c) {
  if (c.traits().family == "inet6") return address::unix_path("s").with_length(28);
  return c.loopback_of_the_other_family(9);
}

/// An IPv6 socket that speaks IPv6 alone, or IPv4 as well.
handle six(context& c, int v6_only) {
  const handle h = c.blocking_socket();
  c.given(setsockopt(h, "IPPROTO_IPV6", "IPV6_V6ONLY", integer(v6_only)));
  return h;
}

/// A listening IPv4 socket of the peer, as an IPv6 socket sees it.
address mapped_listener(context& c) {
  const handle listener = c.given(socket("inet", "stream", "default", {}, role::peer)).made();
  c.given(bind(listener, c.loopback_of_the_other_family(0)));
  c.given(listen(listener));
  return c.mapped_loopback(c.local(listener).port());
}

constexpr clause clauses[] = {
    {
        .id = "connect.succeeds",
        .level = must,
        .says = "Connecting to a listening socket succeeds.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "RETURN VALUE"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks"),
                    rfc("3493", "3.9"), rfc("8684", "3.1"), winsock("connect", "Parameters")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.refuses_listeners"},
        .run =
            [](context& c) {
              // given a listener
              const auto there = c.local(c.listening(16, role::peer));
              // when
              const auto seen = c.call(connect(c.socket(), there));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "connect.refused",
        .level = must,
        .says = "Connecting to an address where nobody listens fails with connection_refused.",
        .sources = {posix("connect", "ERRORS"), rfc("9293", "3.10.7.1"),
                    linux_man("connect(2)", "ERRORS"), portable("socket::connect", "Errors"),
                    winsock("connect", "WSAECONNREFUSED"), rfc("9293", "3.5.2")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.refusal_reported_as_timeout", "connect.refused_yet_succeeds"},
        .run =
            [](context& c) {
              // given an address that nobody serves
              const auto nobody = c.unused_address();
              // when
              const auto seen = c.call(connect(c.socket(), nobody));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
    {
        .id = "connect.refused_without_listen",
        .says = "Connecting to a socket that has the address and does not listen fails with "
                "connection_refused.",
        .sources = {posix("connect", "ERRORS"), rfc("9293", "3.10.7.1"),
                    linux_man("connect(2)", "ERRORS"), portable("socket::connect", "Errors"),
                    winsock("connect", "WSAECONNREFUSED")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.refusal_reported_as_timeout", "connect.refused_yet_succeeds"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.bound(role::peer));
              // when
              const auto seen = c.call(connect(c.socket(), there));
              // then
              c.expect(seen, fails_with(errc::connection_refused));
            },
    },
    {
        .id = "connect.names_the_peer",
        .says = "The peer of a connected socket is the address that was connected to.",
        .sources = {posix("connect", "DESCRIPTION"), posix("getpeername", "DESCRIPTION"),
                    linux_man("connect(2)", "DESCRIPTION"),
                    portable("socket::getpeername", "summary"), winsock("getpeername", "Remarks"),
                    rfc("3493", "3.5")},
        .kinds = connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect, op::getpeername},
        .catches = {"getpeername.names_oneself"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto h = c.socket();
              // when
              c.expect(c.call(connect(h, there)), succeeds());
              // then
              c.expect(c.call(getpeername(h)), has_address(there));
            },
    },
    {
        .id = "connect.chooses_an_address",
        .says = "A socket that has no address gets one: of the interface, and with a port.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("ip(7)", "/proc interfaces"),
                    portable("socket::connect", "summary"), winsock("connect", "Remarks"),
                    rfc("6724", "5")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::getsockname},
        .catches = {"getsockname.port_of_connect_not_told", "connect.leaves_the_wildcard"},
        .run =
            [](context& c) {
              // given
              const bool listens = is_connection_oriented(c.which());
              const auto other = listens ? c.listening(16, role::peer) : c.bound(role::peer);
              const auto h = c.socket();
              // when
              c.expect(c.call(connect(h, c.local(other))), succeeds());
              // then
              const auto name = c.call(getsockname(h));
              c.expect(seen::fact(name.address().port()), at_least(1));
              c.expect(seen::fact(name.address().host() == c.wildcard(0).host()), has_value(false));
            },
    },
    {
        .id = "connect.keeps_the_address",
        .says = "A socket that has an address keeps it, and the listener sees it there.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("bind(2)", "DESCRIPTION"),
                    portable("socket::bind", "summary")},
        .kinds = connection_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::bind},
        .catches = {"getsockname.forgets_the_name"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening(16, role::peer);
              const auto h = c.bound();
              const auto name = c.local(h);
              // when
              c.expect(c.call(connect(h, c.local(listener))), succeeds());
              // then
              c.expect(c.call(accept(listener)), has_address(name));
            },
    },
    {
        .id = "connect.already_connected",
        .says = "Connecting a connected socket fails with already_connected.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors"), winsock("connect", "WSAEISCONN")},
        .kinds = plain_connection_kinds,
        .modes = all_modes,
        .needs = {op::connect},
        .catches = {"connect.connects_twice", "connect.connected_reported_as_in_progress"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto h = c.blocking_socket();
              c.given(connect(h, there));
              c.set_mode(h);
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, fails_with(errc::already_connected));
            },
    },
    {
        .id = "connect.to_itself",
        .says = "A socket that connects to its own address is connected to itself.",
        .sources = {rfc("9293", "3.5"), rfc("9293", "3.10.7.3")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect, op::recv},
        .catches = {"connect.refuses_itself"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              // when
              c.expect(c.call(connect(h, c.local(h))), succeeds());
              // then
              c.given(send(h, "echo"));
              c.arrived(h);
              c.expect(c.call(recv(h, 16)), receives("echo"));
            },
    },
    {
        .id = "connect.listener",
        .level = unspecified,
        .says = "How connecting a listening socket fails is left open.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket::connect", "Errors")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::listen},
        .catches = {"connect.listeners_connect"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              const auto seen = c.call(connect(c.listening(), there));
              c.classify(seen, {{"already_connected", fails_with(errc::already_connected)},
                                {"not_supported", fails_with(errc::operation_not_supported)},
                                {"invalid_argument", fails_with(errc::invalid_argument)}});
            },
    },
    {
        .id = "connect.after_a_refusal",
        .level = unspecified,
        .says = "Whether a socket whose connection was refused can be connected is left open.",
        .sources = {posix("connect", "APPLICATION USAGE"), linux_man("connect(2)", "NOTES"),
                    portable("socket::connect", "Blocks")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::connect},
        .catches = {"connect.refused_for_ever"},
        .run =
            [](context& c) {
              // given an address where somebody listens when it has been refused
              const auto other = c.bound(role::peer);
              const auto there = c.local(other);
              const auto h = c.socket();
              c.call(connect(h, there));
              c.given(listen(other));
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.classify(seen, {{"can", succeeds()}, {"cannot", fails()}});
            },
    },
    {
        .id = "connect.v4_mapped",
        .says = "An IPv6 socket without IPV6_V6ONLY reaches an IPv4 listener by its IPv4-mapped "
                "address.",
        .sources = {posix("2.10.20.2", "Compatibility with IPv4"), rfc("3493", "3.7"),
                    linux_man("ipv6(7)", "DESCRIPTION"), rfc("4291", "2.5.5.2")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::connect, op::setsockopt},
        .catches = {"connect.dual_stack_is_v6_only"},
        .run =
            [](context& c) {
              const auto there = mapped_listener(c);
              c.expect(c.call(connect(six(c, 0), there)), succeeds());
            },
    },
    {
        .id = "connect.v4_mapped_with_v6_only",
        .says = "A socket with IPV6_V6ONLY does not reach IPv4-mapped addresses.",
        .sources = {rfc("3493", "5.3"), linux_man("ipv6(7)", "IPV6_V6ONLY")},
        .kinds = tcp6,
        .modes = any_mode,
        .needs = {op::connect, op::setsockopt},
        .catches = {"connect.v6_only_has_no_effect"},
        .run =
            [](context& c) {
              const auto there = mapped_listener(c);
              c.expect(c.call(connect(six(c, 1), there)), fails());
            },
    },
    {
        .id = "connect.multicast",
        .says = "TCP cannot connect to a multicast address.",
        .sources = {rfc("9293", "3.9.2.3"), rfc("1122", "4.2.3.10"),
                    linux_man("ip(7)", "Address format")},
        .kinds = tcp4,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.tries_multicast"},
        .run =
            [](context& c) {
              c.expect(c.call(connect(c.socket(), address::inet("224.0.0.1", 9))), fails());
            },
    },
    {
        .id = "connect.family_mismatch",
        .says = "An address of another family is refused.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    linux_man("unix(7)", "ERRORS"), linux_man("tcp(7)", "ERRORS"),
                    winsock("connect", "WSAEAFNOSUPPORT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.ignores_the_family"},
        .run =
            [](context& c) {
              const auto unsupported = fails_with(errc::address_family_not_supported);
              const auto invalid = fails_with(errc::invalid_argument);
              const auto seen = c.call(connect(c.socket(), foreign_address(c)));
              c.expect(seen, by_document{.posix = any_of({unsupported, invalid}),
                                         .linux_man = is_unix(c.which()) ? invalid : unsupported,
                                         .winsock = unsupported});
            },
    },
    {
        .id = "connect.short_length",
        .says = "A length that is too small for the address is refused with invalid_argument.",
        .sources = {posix("connect", "ERRORS"), winsock("connect", "WSAEFAULT")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.ignores_the_length"},
        .run =
            [](context& c) {
              const auto there = c.loopback(9);
              c.expect(c.call(connect(c.socket(), there.with_length(8))),
                       refuses_short_buffers_or(fails_with(errc::invalid_argument)));
            },
    },
    {
        .id = "connect.null_address",
        .says = "A null pointer in place of the address is refused with bad_address.",
        .sources = {linux_man("connect(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.null_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto seen = c.call(connect(c.socket(), address::null()));
              c.expect(seen, fails_with(errc::bad_address));
            },
    },
    {
        .id = "connect.bad_file_descriptor",
        .says = "Connecting a closed socket fails with bad_file_descriptor.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("connect", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::connect, op::close},
        .catches = {"connect.closed_reported_as_no_socket"},
        .run =
            [](context& c) {
              // given
              const auto there = c.unused_address();
              const auto h = c.socket();
              c.given(close(h));
              // when
              const auto seen = c.call(connect(h, there));
              // then
              c.expect(seen, fails_on_a_closed_socket());
            },
    },
    {
        .id = "connect.not_a_socket",
        .says = "Connecting what is no socket fails with not_a_socket.",
        .sources = {posix("connect", "ERRORS"), linux_man("connect(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::connect, op::open_file},
        .catches = {"connect.file_reported_as_closed"},
        .run =
            [](context& c) {
              const auto seen = c.call(connect(c.file(), address::inet("127.0.0.1", 9)));
              c.expect(seen, fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_connection_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
