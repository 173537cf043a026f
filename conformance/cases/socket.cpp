// socket(): making an endpoint.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request socket_of(const context& c, const names& flags = {}) {
  return socket(c.traits().family, c.traits().type, c.traits().protocol, flags);
}

// The numbers are the same on every system that has BSD sockets.
int type_number(const context& c) {
  if (c.traits().type == "stream") return 1;
  return c.traits().type == "datagram" ? 2 : 5;
}

constexpr clause clauses[] = {
    {
        .id = "socket.creates",
        .says = "Creating a socket of a family and type that the system has succeeds.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("socket(2)", "DESCRIPTION"),
                    portable("socket::socket", "summary"), winsock("socket", "Remarks"),
                    rfc("3493", "3.6")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.creation_fails"},
        .run = [](context& c) { c.expect(c.call(socket_of(c)), succeeds()); },
    },
    {
        .id = "socket.family_not_supported",
        .says = "A family that the system does not have is refused with "
                "address_family_not_supported.",
        .sources = {posix("socket", "ERRORS"), linux_man("socket(2)", "ERRORS"),
                    winsock("socket", "WSAEAFNOSUPPORT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.unknown_family_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket(raw(9999), "stream"));
              c.expect(seen, fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "socket.protocol_not_supported",
        .says = "A protocol that the family does not have is refused with protocol_not_supported.",
        .sources = {posix("socket", "ERRORS"), linux_man("socket(2)", "ERRORS"),
                    winsock("socket", "WSAEPROTONOSUPPORT")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.unknown_protocol_is_ignored"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket(c.traits().family, c.traits().type, raw(253)));
              c.expect(seen, fails_with(errc::protocol_not_supported));
            },
    },
    {
        .id = "socket.protocol_does_not_fit_type",
        .says = "A protocol that cannot carry the type is refused.",
        .sources = {posix("socket", "ERRORS"), portable("socket::socket", "Errors"),
                    winsock("socket", "WSAEPROTOTYPE")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.protocol_decides_the_type"},
        .run =
            [](context& c) {
              const std::string_view other = c.traits().type == "stream" ? "udp" : "tcp";
              const auto seen = c.call(socket(c.traits().family, c.traits().type, other));
              c.expect(seen, any_of({fails_with(errc::wrong_protocol_type),
                                     fails_with(errc::protocol_not_supported)}));
            },
    },
    {
        .id = "socket.explicit_protocol",
        .says = "Naming the protocol that is the type's default creates the same socket.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("ip(7)", "DESCRIPTION"),
                    portable("socket::socket", "summary"), winsock("socket", "Parameters")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.explicit_protocol_refused"},
        .run =
            [](context& c) {
              const std::string_view own = c.traits().type == "stream" ? "tcp" : "udp";
              c.expect(c.call(socket(c.traits().family, c.traits().type, own)), succeeds());
            },
    },
    {
        .id = "socket.default_protocol",
        .says = "Protocol 0 selects TCP for a stream and UDP for datagrams.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("ip(7)", "DESCRIPTION"),
                    linux_man("socket(7)", "SO_PROTOCOL")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::socket, op::getsockopt},
        .catches = {"socket.default_protocol_not_resolved"},
        .run =
            [](context& c) {
              const int own = c.traits().type == "stream" ? 6 : 17;
              const auto seen = c.call(getsockopt(c.socket(), "SOL_SOCKET", "SO_PROTOCOL"));
              c.expect(seen, has_value(own));
            },
    },
    {
        .id = "socket.type_is_reported",
        .says = "SO_TYPE reports the type that the socket was created with.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_TYPE"),
                    winsock("getsockopt", "SO_TYPE"), winsock("SOL_SOCKET options", "SO_TYPE")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::getsockopt},
        .catches = {"socket.every_type_is_a_stream"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE"));
              c.expect(seen, has_value(type_number(c)));
            },
    },
    {
        .id = "socket.type_not_supported",
        .says = "A type that the family does not have is refused.",
        .sources = {posix("socket", "ERRORS"), linux_man("socket(2)", "ERRORS"),
                    winsock("socket", "WSAESOCKTNOSUPPORT")},
        .kinds = tcp4 | tcp6,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.unknown_type_becomes_stream"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket(c.traits().family, "seqpacket"));
              c.expect(seen, any_of({fails_with(errc::wrong_protocol_type),
                                     fails_with(errc::protocol_not_supported),
                                     fails_with(errc::socket_type_not_supported)}));
            },
    },
    {
        .id = "socket.initially_unconnected",
        .says = "A new socket has no peer.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("getpeername(2)", "ERRORS"),
                    portable("socket::getpeername", "Errors"),
                    winsock("getpeername", "WSAENOTCONN")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::getpeername},
        .catches = {"socket.born_with_a_peer", "getpeername.names_oneself"},
        .run =
            [](context& c) {
              const auto seen = c.call(getpeername(c.socket()));
              c.expect(seen, fails_with(errc::not_connected));
            },
    },
    {
        .id = "socket.initially_blocking",
        .says = "A new socket blocks.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("socket(2)", "DESCRIPTION"),
                    posix("2.10.7", "Socket I/O Mode")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::fcntl},
        .catches = {"socket.born_nonblocking"},
        .run =
            [](context& c) {
              const auto seen = c.call(fcntl_get(c.socket(), "F_GETFL"));
              c.expect(seen, lacks("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "socket.open_for_reading_and_writing",
        .says = "A new socket is open for reading and writing.",
        .sources = {posix("socket", "DESCRIPTION"), posix("fcntl", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::fcntl},
        .catches = {"socket.born_read_only"},
        .run =
            [](context& c) {
              c.expect(c.call(fcntl_get(c.socket(), "F_GETFL")), has("access", "read_write"));
            },
    },
    {
        .id = "socket.inherited_unless_asked",
        .says = "Without SOCK_CLOEXEC, a new socket is inherited by programs that are executed.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("socket(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::fcntl},
        .catches = {"socket.born_close_on_exec"},
        .run =
            [](context& c) {
              const auto seen = c.call(fcntl_get(c.socket(), "F_GETFD"));
              c.expect(seen, lacks("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "socket.close_on_exec_flag",
        .says = "SOCK_CLOEXEC creates a socket that executed programs do not inherit.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("socket(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::fcntl},
        .catches = {"socket.close_on_exec_ignored", "socket.close_on_exec_dropped"},
        .run =
            [](context& c) {
              const auto h = c.given(socket_of(c, {"close_on_exec"})).made();
              c.expect(c.call(fcntl_get(h, "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "socket.nonblocking_flag",
        .says = "SOCK_NONBLOCK creates a socket that does not block.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("socket(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::fcntl},
        .catches = {"socket.nonblocking_ignored", "socket.nonblocking_dropped"},
        .run =
            [](context& c) {
              const auto h = c.given(socket_of(c, {"nonblocking"})).made();
              c.expect(c.call(fcntl_get(h, "F_GETFL")), contains("flags", "O_NONBLOCK"));
            },
    },
    {
        .id = "socket.flags_stay_out_of_the_type",
        .says = "Flags given at creation do not show in SO_TYPE.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_TYPE")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::getsockopt},
        .catches = {"socket.type_shows_the_flags", "socket.every_type_is_a_stream"},
        .run =
            [](context& c) {
              const auto h = c.given(socket_of(c, {"nonblocking", "close_on_exec"})).made();
              const auto seen = c.call(getsockopt(h, "SOL_SOCKET", "SO_TYPE"));
              c.expect(seen, has_value(type_number(c)));
            },
    },
    {
        .id = "socket.lowest_descriptor",
        .says = "A new socket takes the lowest descriptor number that is free.",
        .sources = {posix("socket", "RETURN VALUE"), linux_man("socket(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::close, op::census},
        .catches = {"socket.next_descriptor_instead_of_lowest", "socket.takes_a_high_number"},
        .run =
            [](context& c) {
              // given a hole below the highest descriptor
              const auto low = c.given(socket_of(c)).made();
              c.given(socket_of(c));
              c.given(close(low));
              const auto counted = c.given(census(role::subject));
              // when
              const auto seen = c.call(socket_of(c));
              // then
              c.expect(seen, has("number", counted.field("lowest_free")));
            },
    },
    {
        .id = "socket.too_many_files_open",
        .says = "When the process has no free descriptor, too_many_files_open is reported.",
        .sources = {posix("socket", "ERRORS"), linux_man("socket(2)", "ERRORS"),
                    portable("socket::socket", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket, op::limit},
        .catches = {"socket.full_process_is_a_full_system", "limit.spares_one_more"},
        .run =
            [](context& c) {
              c.given(limit_descriptors(role::subject, 0));
              const auto seen = c.call(socket_of(c));
              c.expect(seen, fails_with(errc::too_many_files_open));
            },
    },
    {
        .id = "socket.unknown_flag_is_refused",
        .says = "Flags that the system does not know are refused with invalid_argument.",
        .sources = {linux_man("socket(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.unknown_flag_is_ignored"},
        .run =
            [](context& c) {
              constexpr int unknown_flag = 0x10000;
              const auto seen =
                  c.call(socket(c.traits().family, raw(type_number(c) | unknown_flag)));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "socket.raw_needs_privilege",
        .says = "An ordinary process cannot create a raw socket.",
        .sources = {posix("socket", "ERRORS"), linux_man("raw(7)", "DESCRIPTION"),
                    winsock("socket", "Remarks"), linux_man("raw(7)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.raw_for_everybody"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket("inet", "raw", "icmp"));
              c.expect(seen, any_of({fails_with(errc::operation_not_permitted),
                                     fails_with(errc::permission_denied)}));
            },
    },
    {
        .id = "socket.unix_protocol_number",
        .level = unspecified,
        .says = "Whether a UNIX socket takes its family's number as its protocol is left open.",
        .sources = {posix("socket", "DESCRIPTION"), linux_man("unix(7)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.explicit_protocol_refused"},
        .run =
            [](context& c) {
              const auto seen = c.call(socket("unix", c.traits().type, raw(1)));
              c.classify(seen, {{"takes_it", succeeds()},
                                {"refuses", fails_with(errc::protocol_not_supported)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> socket_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
