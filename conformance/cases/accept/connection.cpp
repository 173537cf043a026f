// accept(): the connection that it hands out.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// Connects a socket that has a name to the listener.
handle named_client(context& c, handle listener) {
  const handle client = c.bound(role::peer);
  c.given(connect(client, c.local(listener)));
  c.arrived(listener);
  return client;
}

/// Connects, accepts, and gives the accepted end.
handle accepted_by(context& c, handle listener) {
  c.given(connect(c.peer_socket(), c.local(listener)));
  c.arrived(listener);
  return c.given(accept(listener)).made();
}

constexpr clause clauses[] = {
    {
        .id = "accept.makes_a_connection",
        .says = "Accepting gives a socket that is connected to the client.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "summary"), winsock("accept", "Remarks")},
        .kinds = connection_kinds,
        .modes = all_modes,
        .needs = {op::accept, op::recv},
        .catches = {"accept.connection_ends_at_once"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = named_client(c, listener);
              // when
              const auto seen = c.call(accept(listener));
              c.expect(seen, succeeds());
              // then
              c.given(send(client, "hello"));
              c.arrived(seen.made());
              c.expect(c.call(recv(seen.made(), 16)), receives("hello"));
            },
    },
    {
        .id = "accept.listener_goes_on",
        .says = "The listener stays as it is: connection after connection can be accepted.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "summary"), winsock("accept", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.one_connection_a_listener"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              accepted_by(c, listener);
              named_client(c, listener);
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "accept.does_not_listen",
        .says = "The accepted socket does not listen.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("so::acceptconn", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept, op::getsockopt},
        .catches = {"accept.accepted_listens"},
        .run =
            [](context& c) {
              const auto mine = accepted_by(c, c.listening());
              c.expect(c.call(getsockopt(mine, "SOL_SOCKET", "SO_ACCEPTCONN")), has_value(0));
            },
    },
    {
        .id = "accept.peer_address",
        .says = "Accepting tells the client's address.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "peer"), winsock("accept", "Parameters")},
        .kinds = connection_kinds,
        .modes = all_modes,
        .needs = {op::accept},
        .catches = {"accept.reports_own_address"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = named_client(c, listener);
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, has_address(c.local(client)));
            },
    },
    {
        .id = "accept.unnamed_peer",
        .says = "The address of a UNIX client that has not bound one is unnamed.",
        .sources = {linux_man("unix(7)", "Address format"), portable("socket::accept", "peer")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.address_is_stale"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, has_address(address::unix_unnamed()));
            },
    },
    {
        .id = "accept.own_address",
        .says = "The accepted socket's address is the one that the client connected to, even where "
                "the listener has the wildcard.",
        .sources = {posix("getsockname", "DESCRIPTION"), rfc("9293", "3.9.1.1"),
                    portable("socket::getsockname", "summary"), rfc("3493", "3.8"),
                    rfc("4291", "2.5.2")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::accept, op::getsockname},
        .catches = {"accept.keeps_the_wildcard"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.blocking_socket();
              c.given(bind(listener, c.wildcard(0)));
              c.given(listen(listener));
              const auto here = c.loopback(c.local(listener).port());
              c.given(connect(c.peer_socket(), here));
              // when
              const auto mine = c.given(accept(listener)).made();
              // then
              c.expect(c.call(getsockname(mine)), has_address(here));
            },
    },
    {
        .id = "accept.address_length",
        .says = "The length that is given back is that of the client's address.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    winsock("accept", "Parameters")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.length_is_the_buffers"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto name = c.given(getsockname(named_client(c, listener)));
              // when
              const auto seen = c.call(accept(listener));
              // then
              c.expect(seen, has("address_length", name.field("address_length")));
            },
    },
    {
        .id = "accept.cut_address",
        .says = "An address that does not fit is cut, and its whole length is told.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    winsock("accept", "WSAEFAULT")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.writes_past_the_length", "accept.tells_the_cut_length"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto name = c.given(getsockname(named_client(c, listener)));
              // when
              const auto seen = c.call(with_address_buffer(accept(listener), 128, 4));
              // then
              c.expect(seen, refuses_short_buffers_or(
                                 has("address_length", name.field("address_length"))));
              c.expect(seen::fact(seen.field("address_written")), at_most(4));
            },
    },
    {
        .id = "accept.no_address",
        .says = "The address need not be asked for.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("socket::accept", "summary"), winsock("accept", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.demands_an_address"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              named_client(c, listener);
              // when
              const auto seen = c.call(with_null_address(accept(listener)));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "accept.negative_length",
        .says = "A negative length of the address is refused with invalid_argument.",
        .sources = {linux_man("accept(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.ignores_negative_lengths"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              named_client(c, listener);
              // when
              const auto seen = c.call(with_address_buffer(accept(listener), 128, -1));
              // then
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "accept.waits_whatever_the_listener_does",
        .says = "The accepted socket blocks, also where the listener does not.",
        .sources = {linux_man("accept(2)", "STANDARDS"), portable("socket::accept", "summary")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode | timeout_mode,
        .needs = {op::accept, op::recv},
        .catches = {"accept.inherits_nonblocking"},
        .run =
            [](context& c) {
              // given
              const auto mine = accepted_by(c, c.listening());
              // when
              const auto receiving = c.start(recv(mine, 16));
              // then
              c.expect_blocked(receiving);
            },
    },
    {
        .id = "accept.inherited_by_new_programs",
        .says = "An accepted socket stays open in the programs that are started, unless asked for "
                "otherwise.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept, op::fcntl},
        .catches = {"accept.closes_on_exec"},
        .run =
            [](context& c) {
              // given a listener that is to be closed there
              const auto listener = c.listening();
              c.given(fcntl_set(listener, "F_SETFD", {"FD_CLOEXEC"}));
              // when
              const auto mine = accepted_by(c, listener);
              // then
              c.expect(c.call(fcntl_get(mine, "F_GETFD")), lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "accept.lowest_descriptor",
        .says = "The accepted socket has the lowest descriptor that is not open.",
        .sources = {posix("accept", "DESCRIPTION"), posix("2.6", "File Descriptor Allocation")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept, op::census},
        .catches = {"accept.takes_a_high_number"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              named_client(c, listener);
              const auto lowest = c.given(census(role::subject)).field("lowest_free");
              c.expect(c.call(accept(listener)), has("number", lowest));
            },
    },
    {
        .id = "accept.inherits_the_user_timeout",
        .says = "TCP_USER_TIMEOUT of the listener is that of the sockets that it hands out.",
        .sources = {linux_man("tcp(7)", "TCP_USER_TIMEOUT")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::accept, op::setsockopt, op::getsockopt},
        .catches = {"accept.inherits_no_options"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(setsockopt(listener, "IPPROTO_TCP", "TCP_USER_TIMEOUT", integer(4321)));
              // when
              const auto mine = accepted_by(c, listener);
              // then
              c.expect(c.call(getsockopt(mine, "IPPROTO_TCP", "TCP_USER_TIMEOUT")),
                       has_value(4321));
            },
    },
    {
        .id = "accept.keepalive_of_the_listener",
        .level = unspecified,
        .says = "Whether an accepted socket has SO_KEEPALIVE from its listener is left open.",
        .sources = {posix("accept", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::accept, op::setsockopt, op::getsockopt},
        .catches = {"accept.inherits_no_options"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.given(setsockopt(listener, "SOL_SOCKET", "SO_KEEPALIVE", integer(1)));
              // when
              const auto mine = accepted_by(c, listener);
              // then
              c.classify(c.call(getsockopt(mine, "SOL_SOCKET", "SO_KEEPALIVE")),
                         {{"inherits", has_value(1)}, {"starts_anew", has_value(0)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> accept_connection_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
