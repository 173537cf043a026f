// getsockopt(): lengths, errors, and options whose promise is more than a value.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause getsockopt_cases[] = {
    {
        .id = "getsockopt.so_error_starts_at_zero",
        .says = "A socket without a pending error reads 0 from SO_ERROR.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_ERROR"),
                    portable("so::error", "summary"), winsock("SOL_SOCKET options", "SO_ERROR")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.so_error_made_up"},
        .run =
            [](context& c) {
              const auto read = getsockopt(c.socket(), "SOL_SOCKET", "SO_ERROR", shape::error);
              c.expect(c.call(read), has_nothing_pending());
            },
    },
    {
        .id = "getsockopt.so_error_is_cleared",
        .says = "SO_ERROR reads the pending error, and reading it clears it.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_ERROR"),
                    portable("so::error", "summary")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::getsockopt, op::send},
        .catches = {"getsockopt.so_error_stays"},
        .run =
            [](context& c) {
              // given a refusal that has come back
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "x"));
              c.arrived(h, "POLLERR");
              const auto read = getsockopt(h, "SOL_SOCKET", "SO_ERROR", shape::error);
              c.expect(c.call(read), has_pending(errc::connection_refused));
              // when, then
              c.expect(c.call(read), has_nothing_pending());
            },
    },
    {
        .id = "getsockopt.so_acceptconn",
        .says = "SO_ACCEPTCONN tells whether a socket listens.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_ACCEPTCONN"),
                    portable("so::acceptconn", "summary"),
                    winsock("SOL_SOCKET options", "SO_ACCEPTCONN"),
                    portable("socket::getsockopt", "summary")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::listen},
        .catches = {"getsockopt.so_acceptconn_says_no"},
        .run =
            [](context& c) {
              const auto idle = c.call(getsockopt(c.bound(), "SOL_SOCKET", "SO_ACCEPTCONN"));
              c.expect(idle, has_value(0));
              const auto seen = c.call(getsockopt(c.listening(), "SOL_SOCKET", "SO_ACCEPTCONN"));
              c.expect(seen, at_least(1));
            },
    },
    {
        .id = "getsockopt.so_domain",
        .says = "SO_DOMAIN tells the family: 2 of IPv4, 1 of UNIX.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_DOMAIN")},
        .kinds = tcp4 | udp4 | unix_path_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.so_domain_is_another"},
        .run =
            [](context& c) {
              const int wanted = is_unix(c.which()) ? 1 : 2;
              c.expect(c.call(getsockopt(c.socket(), "SOL_SOCKET", "SO_DOMAIN")),
                       has_value(wanted));
            },
    },
    {
        .id = "getsockopt.so_sndlowat_is_one",
        .says = "Sending needs room for one byte, and that cannot be changed.",
        .sources = {linux_man("socket(7)", "SO_SNDLOWAT")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"getsockopt.so_sndlowat_is_zero"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_SNDLOWAT")), has_value(1));
              c.expect(c.call(setsockopt(h, "SOL_SOCKET", "SO_SNDLOWAT", integer(5))),
                       fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "getsockopt.so_linger_starts_off",
        .says = "Closing does not linger at first.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_LINGER"),
                    portable("so::linger", "summary"), posix("2.10.16", "Use of Options"),
                    winsock("getsockopt", "Remarks"), winsock("SOL_SOCKET options", "SO_LINGER")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.so_linger_starts_on"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(getsockopt(c.socket(), "SOL_SOCKET", "SO_LINGER", shape::linger));
              c.expect(seen, has("value", linger(false, 0)));
            },
    },
    {
        .id = "getsockopt.length_is_that_of_the_value",
        .says = "The length that is returned is that of the value, not that of the buffer.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("getsockopt(2)", "DESCRIPTION"),
                    winsock("getsockopt", "Parameters"), winsock("getsockopt", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.length_not_updated", "getsockopt.length_left_alone"},
        .run =
            [](context& c) {
              auto read = getsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE", shape::raw);
              const auto seen = c.call(read.with("capacity", 16));
              c.expect(seen, has("length", 4));
            },
    },
    {
        .id = "getsockopt.short_buffer_is_not_overrun",
        .says = "A value that does not fit the buffer is cut: no more is written than it holds.",
        .sources = {posix("getsockopt", "DESCRIPTION"), winsock("getsockopt", "WSAEFAULT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.overruns_short_buffers"},
        .run =
            [](context& c) {
              auto read = getsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE", shape::raw);
              const auto seen = c.call(read.with("capacity", 1));
              c.expect(seen, refuses_short_buffers_or(has("guard", "intact")));
            },
    },
    {
        .id = "getsockopt.negative_length",
        .says = "A negative length is refused with invalid_argument.",
        .sources = {linux_man("getsockopt(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.negative_length_is_large"},
        .run =
            [](context& c) {
              const auto read = getsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE");
              c.expect(c.call(claiming(read, -1)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "getsockopt.unknown_option",
        .says = "An option that the level does not have is refused with no_protocol_option.",
        .sources = {posix("getsockopt", "ERRORS"), linux_man("getsockopt(2)", "ERRORS"),
                    winsock("getsockopt", "WSAENOPROTOOPT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.unknown_options_read_zero"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockopt(c.socket(), "SOL_SOCKET", raw(9999)));
              c.expect(seen, fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "getsockopt.bad_file_descriptor",
        .says = "A closed socket has no options: bad_file_descriptor.",
        .sources = {posix("getsockopt", "ERRORS"), linux_man("getsockopt(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("getsockopt", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::close},
        .catches = {"getsockopt.closed_sockets_have_options"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(close(h));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE")),
                       fails_on_a_closed_socket());
            },
    },
    {
        .id = "getsockopt.not_a_socket",
        .says = "A file has no socket options: not_a_socket.",
        .sources = {posix("getsockopt", "ERRORS"), linux_man("getsockopt(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getsockopt, op::open_file},
        .catches = {"getsockopt.files_have_options"},
        .run =
            [](context& c) {
              c.expect(c.call(getsockopt(c.file(), "SOL_SOCKET", "SO_TYPE")),
                       fails_with(errc::not_a_socket));
            },
    },
    {
        .id = "getsockopt.receive_buffer_after_set",
        .level = unspecified,
        .says = "What SO_RCVBUF reads after it was set is the system's choice.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_RCVBUF"),
                    winsock("SOL_SOCKET options", "SO_RCVBUF")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.so_rcvbuf_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_RCVBUF", integer(50000)));
              c.classify(c.call(getsockopt(h, "SOL_SOCKET", "SO_RCVBUF")),
                         {{"doubled", has_value(100000)}, {"as_set", has_value(50000)}});
            },
    },
};
static_assert(well_formed(getsockopt_cases));

}  // namespace

std::span<const clause> getsockopt_clauses() {
  return getsockopt_cases;
}

}  // namespace sockspec::conformance
