// getsockname(), getpeername(): the addresses of a socket's ends.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// sa_family_t and, behind it, what the family's address needs.
constexpr int family_length = 2;

int natural_length(const context& c, const address& where) {
  if (c.traits().family == "inet") return 16;
  if (c.traits().family == "inet6") return 28;
  return family_length + static_cast<int>(where.path().size()) + 1;
}

constexpr clause getsockname_cases[] = {
    {
        .id = "getsockname.bound_address",
        .says = "A bound socket's name is the address that it was bound to.",
        .sources = {posix("getsockname", "DESCRIPTION"), linux_man("getsockname(2)", "DESCRIPTION"),
                    portable("socket::getsockname", "summary"), winsock("getsockname", "Remarks"),
                    linux_man("udplite(7)", "Address format"),
                    winsock("getsockname", "Parameters")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::getsockname, op::bind},
        .catches = {"getsockname.forgets_the_name"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              auto where = c.free_address();
              c.given(bind(h, where));
              // when
              const auto seen = c.call(getsockname(h));
              // then: the port is the system's choice
              if (is_inet(c.which()) && seen.ok()) where = where.with_port(seen.address().port());
              c.expect(seen, has_address(where));
            },
    },
    {
        .id = "getsockname.port_is_chosen",
        .says = "Binding to port 0 gives the socket a port that is not 0.",
        .sources = {posix("bind", "DESCRIPTION"), linux_man("ip(7)", "Address format"),
                    portable("socket::bind", "summary"), winsock("getsockname", "Remarks")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockname, op::bind},
        .catches = {"getsockname.port_stays_zero"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockname(c.bound()));
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.address().port()), at_least(1));
            },
    },
    {
        .id = "getsockname.after_connect",
        .says = "Connecting gives an unbound IP socket a concrete local address and port.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("ip(7)", "Address format"),
                    portable("socket::getsockname", "summary"), winsock("getsockname", "Remarks")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockname, op::connect},
        .catches = {"getsockname.port_of_connect_not_told"},
        .run =
            [](context& c) {
              // given
              const auto there = is_connection_oriented(c.which())
                                     ? c.local(c.listening(16, role::peer))
                                     : c.local(c.bound(role::peer));
              const auto h = c.blocking_socket();
              c.given(connect(h, there));
              // when
              const auto seen = c.call(getsockname(h));
              // then
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.address().port()), at_least(1));
            },
    },
    {
        .id = "getsockname.accepted_has_the_listeners_port",
        .says = "An accepted socket's name has the port that its peer connected to.",
        .sources = {posix("accept", "DESCRIPTION"), rfc("9293", "3.10.1"),
                    portable("socket::getsockname", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockname, op::accept},
        .catches = {"getsockname.accepted_has_its_own_port"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto where = c.local(listener);
              c.given(connect(c.peer_socket(), where));
              const auto accepted = c.given(accept(listener)).made();
              // when, then
              c.expect(c.call(getsockname(accepted)), has_address(where));
            },
    },
    {
        .id = "getsockname.unnamed",
        .says = "A UNIX socket that was not bound is unnamed.",
        .sources = {linux_man("unix(7)", "Address format"),
                    portable("socket::getsockname", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.unnamed_has_a_name"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockname(c.socket()));
              c.expect(seen, has_address(address::unix_unnamed()));
            },
    },
    {
        .id = "getsockname.length_is_that_of_the_address",
        .says = "The returned length is that of the address, not that of the buffer.",
        .sources = {posix("getsockname", "DESCRIPTION"), linux_man("getsockname(2)", "DESCRIPTION"),
                    winsock("getsockname", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.length_not_updated", "getsockname.length_left_alone",
                    "address.length_is_what_was_claimed"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockname(c.bound()));
              c.expect(seen, succeeds());
              c.expect(seen, has("address_length", natural_length(c, seen.address())));
            },
    },
    {
        .id = "getsockname.short_buffer_is_not_overrun",
        .says = "Into a buffer that is too small no more is written than it holds; the length is "
                "that of the whole address.",
        .sources = {posix("getsockname", "DESCRIPTION"), linux_man("getsockname(2)", "DESCRIPTION"),
                    winsock("getsockname", "WSAEFAULT")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.length_cut_to_the_buffer", "getsockname.length_not_updated",
                    "getsockname.overruns_short_buffers", "getsockname.length_left_alone",
                    "address.length_is_what_was_claimed"},
        .run =
            [](context& c) {
              const auto h = c.bound();
              const int whole = c.traits().family == "inet" ? 16 : 28;
              const auto seen = c.call(with_address_buffer(getsockname(h), 4, 4));
              c.expect(seen, refuses_short_buffers_or(has("address_length", whole)));
            },
    },
    {
        .id = "getsockname.negative_length",
        .says = "A negative length is refused with invalid_argument.",
        .sources = {linux_man("getsockname(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.negative_length_is_large"},
        .run =
            [](context& c) {
              const auto seen = c.call(with_address_buffer(getsockname(c.bound()), 128, -1));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "getsockname.bad_file_descriptor",
        .says = "A closed socket has no name: bad_file_descriptor.",
        .sources = {posix("getsockname", "ERRORS"), linux_man("getsockname(2)", "ERRORS"),
                    portable("socket::getsockname", "Errors"),
                    winsock("getsockname", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockname, op::close},
        .catches = {"getsockname.closed_is_no_socket"},
        .run =
            [](context& c) {
              const auto h = c.bound();
              c.given(close(h));
              c.expect(c.call(getsockname(h)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "getsockname.not_a_socket",
        .says = "A file has no socket's name: not_a_socket.",
        .sources = {posix("getsockname", "ERRORS"), linux_man("getsockname(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getsockname, op::open_file},
        .catches = {"getsockname.files_are_closed"},
        .run =
            [](context& c) {
              c.expect(c.call(getsockname(c.file())), fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(getsockname_cases));

constexpr clause getpeername_cases[] = {
    {
        .id = "getpeername.connected_address",
        .says = "The peer's name is the address that the socket was connected to.",
        .sources = {posix("getpeername", "DESCRIPTION"), linux_man("getpeername(2)", "DESCRIPTION"),
                    portable("socket::getpeername", "summary"), winsock("getpeername", "Remarks"),
                    rfc("6897", "4"), winsock("getpeername", "Parameters")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::getpeername, op::connect},
        .catches = {"getpeername.names_oneself", "getpeername.writes_nothing"},
        .run =
            [](context& c) {
              // given
              const auto there = is_connection_oriented(c.which())
                                     ? c.local(c.listening(16, role::peer))
                                     : c.local(c.bound(role::peer));
              const auto h = c.blocking_socket();
              c.given(connect(h, there));
              // when, then
              c.expect(c.call(getpeername(h)), has_address(there));
            },
    },
    {
        .id = "getpeername.accepted_names_the_client",
        .says = "An accepted socket's peer is the socket that connected.",
        .sources = {posix("getpeername", "DESCRIPTION"), linux_man("getpeername(2)", "DESCRIPTION"),
                    portable("socket::getpeername", "summary"), winsock("getpeername", "Remarks")},
        .kinds = connection_kinds,
        .modes = any_mode,
        .needs = {op::getpeername, op::accept},
        .catches = {"getpeername.names_oneself", "getpeername.writes_nothing"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto client = c.bound(role::peer);
              c.given(connect(client, c.local(listener)));
              const auto accepted = c.given(accept(listener)).made();
              // when, then
              c.expect(c.call(getpeername(accepted)), has_address(c.local(client)));
            },
    },
    {
        .id = "getpeername.not_connected",
        .says = "A socket without a peer reports not_connected.",
        .sources = {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "ERRORS"),
                    portable("socket::getpeername", "Errors"),
                    winsock("getpeername", "WSAENOTCONN")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getpeername},
        .catches = {"socket.born_with_a_peer", "getpeername.names_oneself"},
        .run =
            [](context& c) {
              c.expect(c.call(getpeername(c.bound())), fails_with(errc::not_connected));
            },
    },
    {
        .id = "getpeername.listener_is_not_connected",
        .says = "A listening socket has no peer: not_connected.",
        .sources = {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "ERRORS"),
                    portable("socket::getpeername", "Errors")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::getpeername, op::listen},
        .catches = {"socket.born_with_a_peer", "getpeername.names_oneself"},
        .run =
            [](context& c) {
              c.expect(c.call(getpeername(c.listening())), fails_with(errc::not_connected));
            },
    },
    {
        .id = "getpeername.after_the_peers_end",
        .says = "A peer that has ended the stream still has its name.",
        .sources = {posix("getpeername", "DESCRIPTION"),
                    linux_man("getpeername(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getpeername},
        .catches = {"getpeername.forgets_peers_that_end"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto name = c.given(getpeername(mine));
              c.given(shutdown(theirs, "write"));
              c.arrived(mine);
              c.expect(c.call(getpeername(mine)), has_address(name.address()));
            },
    },
    {
        .id = "getpeername.after_own_shutdown",
        .level = unspecified,
        .says = "Whether a socket that was shut down still names its peer differs.",
        .sources = {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getpeername, op::shutdown},
        .catches = {"getpeername.shutdown_forgets_the_peer"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "both"));
              c.classify(c.call(getpeername(mine)),
                         {{"names_it", succeeds()},
                          {"invalid", fails_with(errc::invalid_argument)},
                          {"not_connected", fails_with(errc::not_connected)}});
            },
    },
    {
        .id = "getpeername.bad_file_descriptor",
        .says = "A closed socket has no peer: bad_file_descriptor.",
        .sources = {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "ERRORS"),
                    portable("socket::getpeername", "Errors"),
                    winsock("getpeername", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getpeername, op::close},
        .catches = {"getpeername.closed_is_not_connected"},
        .run =
            [](context& c) {
              const auto h = c.connected().mine;
              c.given(close(h));
              c.expect(c.call(getpeername(h)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "getpeername.short_buffer_is_not_overrun",
        .says = "Into a buffer that is too small no more is written than it holds; the length is "
                "that of the whole address.",
        .sources = {posix("getpeername", "DESCRIPTION"), linux_man("getpeername(2)", "DESCRIPTION"),
                    winsock("getpeername", "WSAEFAULT")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getpeername},
        .catches = {"getpeername.overruns_short_buffers", "getpeername.length_left_alone"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const int whole = c.traits().family == "inet" ? 16 : 28;
              const auto seen = c.call(with_address_buffer(getpeername(mine), 4, 4));
              c.expect(seen, refuses_short_buffers_or(has("address_length", whole)));
            },
    },
    {
        .id = "getpeername.negative_length",
        .says = "A negative length is refused with invalid_argument.",
        .sources = {linux_man("getpeername(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getpeername},
        .catches = {"getpeername.negative_length_is_large"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(with_address_buffer(getpeername(mine), 128, -1)),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "getpeername.not_a_socket",
        .says = "A file has no peer's name: not_a_socket.",
        .sources = {posix("getpeername", "ERRORS"), linux_man("getpeername(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getpeername, op::open_file},
        .catches = {"getpeername.files_are_not_connected"},
        .run =
            [](context& c) {
              c.expect(c.call(getpeername(c.file())), fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(getpeername_cases));

}  // namespace

std::span<const clause> getsockname_clauses() {
  return getsockname_cases;
}
std::span<const clause> getpeername_clauses() {
  return getpeername_cases;
}

}  // namespace sockspec::conformance
