// setsockopt(): values that are refused, and timeouts and lingering.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr clause setsockopt_cases[] = {
    {
        .id = "setsockopt.so_linger_reads_back",
        .says = "SO_LINGER reads back as it was set.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_LINGER"),
                    portable("so::linger", "summary"), winsock("setsockopt", "Parameters"),
                    winsock("setsockopt", "Remarks"), winsock("SOL_SOCKET options", "SO_LINGER")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"close.linger_ignored"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_LINGER", linger(true, 5)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_LINGER", shape::linger)),
                       has("value", linger(true, 5)));
            },
    },
    {
        .id = "setsockopt.receive_timeout_reads_back",
        .says = "SO_RCVTIMEO reads back as it was set.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_RCVTIMEO"),
                    winsock("SOL_SOCKET options", "SO_RCVTIMEO")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.receive_timeout_is_forgotten", "setsockopt.receive_timeout_halved"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_RCVTIMEO", duration(2s)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_RCVTIMEO", shape::duration)),
                       has("value", duration(2s)));
            },
    },
    {
        .id = "setsockopt.send_timeout_reads_back",
        .says = "SO_SNDTIMEO reads back as it was set.",
        .sources = {posix("getsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_SNDTIMEO"),
                    winsock("SOL_SOCKET options", "SO_SNDTIMEO")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.send_timeout_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_SNDTIMEO", duration(2s)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_SNDTIMEO", shape::duration)),
                       has("value", duration(2s)));
            },
    },
    {
        .id = "setsockopt.receive_timeout_out_of_range",
        .says = "A receive time-out whose microseconds make a second or more is refused with "
                "argument_out_of_domain.",
        .sources = {posix("setsockopt", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.out_of_range_timeouts_are_taken"},
        .run =
            [](context& c) {
              // given a struct timeval of 0 s and 1,000,000 µs, in the subject's byte order
              const std::string seconds(8, '\0');
              const std::string microseconds("\x40\x42\x0f\0\0\0\0\0", 8);
              const auto seen = c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_RCVTIMEO",
                                                  bytes_option(seconds + microseconds)));
              c.expect(seen, fails_with(errc::argument_out_of_domain));
            },
    },
    {
        .id = "setsockopt.unknown_option",
        .says = "An option that the level does not have is refused with no_protocol_option.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS"),
                    winsock("setsockopt", "WSAENOPROTOOPT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.unknown_options_are_taken"},
        .run =
            [](context& c) {
              const auto seen = c.call(setsockopt(c.socket(), "SOL_SOCKET", raw(9999), integer(1)));
              c.expect(seen, fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "setsockopt.read_only_option",
        .says = "An option that can only be read is refused with no_protocol_option.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("socket(7)", "SO_TYPE")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.read_only_options_are_taken"},
        .run =
            [](context& c) {
              const auto seen = c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_TYPE", integer(1)));
              c.expect(seen, fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "setsockopt.tcp_option_on_udp",
        .says = "TCP's options are refused on a UDP socket with no_protocol_option.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS"),
                    portable("socket::setsockopt", "Errors")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.other_protocols_options_are_taken"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(setsockopt(c.socket(), "IPPROTO_TCP", "TCP_NODELAY", integer(1)));
              c.expect(seen, fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "setsockopt.tcp_option_on_unix",
        .says = "TCP's options are refused on a UNIX socket with no_protocol_option.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.other_protocols_options_are_taken"},
        .run =
            [](context& c) {
              const auto seen =
                  c.call(setsockopt(c.socket(), "IPPROTO_TCP", "TCP_NODELAY", integer(1)));
              c.expect(seen, fails_with(errc::no_protocol_option));
            },
    },
    {
        .id = "setsockopt.hop_limit_out_of_range",
        .says = "A time to live above 255 is refused with invalid_argument.",
        .sources = {linux_man("ip(7)", "IP_TTL"), rfc("3493", "5.1"),
                    portable("socket::setsockopt", "Errors"), winsock("setsockopt", "WSAEINVAL")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.hop_limit_is_cut_to_a_byte"},
        .run =
            [](context& c) {
              const bool v4 = c.traits().family == "inet";
              const auto seen = c.call(
                  v4 ? setsockopt(c.socket(), "IPPROTO_IP", "IP_TTL", integer(256))
                     : setsockopt(c.socket(), "IPPROTO_IPV6", "IPV6_UNICAST_HOPS", integer(256)));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "setsockopt.short_value",
        .says = "A value that is shorter than the option's is refused with invalid_argument.",
        .sources = {linux_man("setsockopt(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.short_values_are_taken"},
        .run =
            [](context& c) {
              const auto seen = c.call(
                  setsockopt(c.socket(), "SOL_SOCKET", "SO_KEEPALIVE", bytes_option("\x01")));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "setsockopt.null_value",
        .says = "A value at an address that cannot be read is refused with bad_address.",
        .sources = {linux_man("setsockopt(2)", "ERRORS"), winsock("setsockopt", "WSAEFAULT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.null_values_are_ignored"},
        .run =
            [](context& c) {
              auto set = setsockopt(c.socket(), "SOL_SOCKET", "SO_KEEPALIVE", nullptr);
              const auto seen = c.call(set.with("length", 4));
              c.expect(seen, fails_with(errc::bad_address));
            },
    },
    {
        .id = "setsockopt.bad_file_descriptor",
        .says = "A closed socket takes no options: bad_file_descriptor.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("setsockopt", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::close},
        .catches = {"setsockopt.closed_sockets_take_options"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(close(h));
              c.expect(c.call(setsockopt(h, "SOL_SOCKET", "SO_KEEPALIVE", integer(1))),
                       fails_on_a_closed_socket());
            },
    },
};
static_assert(well_formed(setsockopt_cases));

}  // namespace

std::span<const clause> setsockopt_clauses() {
  return setsockopt_cases;
}

}  // namespace sockspec::conformance
