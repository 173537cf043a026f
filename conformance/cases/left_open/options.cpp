// getsockopt(), setsockopt(): what the documents leave open: values out of range, options of
// another protocol, sockets in unusual states.

#include <array>
#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

std::vector<behaviour> taken_or_refused() {
  return {{"takes_it", succeeds()},
          {"invalid",
           any_of({fails_with(errc::invalid_argument), fails_with(errc::argument_out_of_domain)})},
          {"no_such_option", any_of({fails_with(errc::no_protocol_option),
                                     fails_with(errc::operation_not_supported)})},
          {"no_room", fails_with(errc::no_buffer_space)}};
}

handle reset_by_the_peer(context& c) {
  const auto [mine, theirs] = c.connected();
  c.reset(theirs);
  c.arrived(mine);
  return mine;
}

/// Set to 2, what does a flag read?
void observe_flag(context& c, std::string_view level, std::string_view name) {
  const auto h = c.blocking_socket();
  const auto set = c.call(setsockopt(h, level, name, integer(2)));
  c.classify(set.ok() ? c.call(getsockopt(h, level, name)) : set,
             {{"one", has_value(1)},
              {"as_set", has_value(2)},
              {"another_number", at_least(3)},
              {"refused", fails_with(errc::invalid_argument)}});
}

constexpr clause getting[] = {
    {
        .id = "getsockopt.send_buffer_after_set",
        .level = unspecified,
        .says = "What SO_SNDBUF reads after it was set is the system's choice.",
        .sources = {posix("getsockopt", "DESCRIPTION"), winsock("SOL_SOCKET options", "SO_SNDBUF")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.so_sndbuf_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_SNDBUF", integer(50000)));
              c.classify(c.call(getsockopt(h, "SOL_SOCKET", "SO_SNDBUF")),
                         {{"doubled", has_value(100000)},
                          {"as_set", has_value(50000)},
                          {"rounded_up", all_of({at_least(50001), at_most(99999)})}});
            },
    },
    {
        .id = "getsockopt.enabled_flag",
        .level = unspecified,
        .says = "Which number a flag reads that was set to 2 is left open.",
        .sources = {posix("getsockopt", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"getsockopt.flags_read_as_bits"},
        .run = [](context& c) { observe_flag(c, "SOL_SOCKET", "SO_KEEPALIVE"); },
    },
    {
        .id = "getsockopt.enabled_nodelay",
        .level = unspecified,
        .says = "Which number TCP_NODELAY reads that was set to 2 is left open.",
        .sources = {posix("getsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"getsockopt.flags_read_as_bits"},
        .run = [](context& c) { observe_flag(c, "IPPROTO_TCP", "TCP_NODELAY"); },
    },
    {
        .id = "getsockopt.after_shutdown",
        .level = unspecified,
        .says = "Whether options can be read of a socket that was shut down is left open.",
        .sources = {posix("getsockopt", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getsockopt, op::shutdown},
        .catches = {"getsockopt.shut_sockets_have_none"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(shutdown(mine, "both"));
              c.classify(c.call(getsockopt(mine, "SOL_SOCKET", "SO_KEEPALIVE")),
                         {{"can", succeeds()}, {"cannot", fails_with(errc::invalid_argument)}});
            },
    },
    {
        .id = "getsockopt.error_after_a_reset_that_was_told",
        .level = unspecified,
        .says = "What SO_ERROR reads after receiving has told of the reset is left open.",
        .sources = {posix("getsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::getsockopt, op::recv},
        .catches = {"getsockopt.so_error_made_up"},
        .run =
            [](context& c) {
              const auto mine = reset_by_the_peer(c);
              c.call(recv(mine, 16));
              c.classify(c.call(getsockopt(mine, "SOL_SOCKET", "SO_ERROR", shape::error)),
                         {{"nothing", has_nothing_pending()},
                          {"the_reset", has_pending(errc::connection_reset)},
                          {"a_broken_pipe", has_pending(errc::broken_pipe)}});
            },
    },
    {
        .id = "getsockopt.error_while_connecting",
        .level = unspecified,
        .says = "What SO_ERROR reads while a connection is being made is left open.",
        .sources = {posix("getsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::getsockopt, op::connect},
        .catches = {"getsockopt.so_error_made_up"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.call(connect(h, there));
              c.classify(c.call(getsockopt(h, "SOL_SOCKET", "SO_ERROR", shape::error)),
                         {{"nothing", has_nothing_pending()},
                          {"in_progress", has_pending(errc::operation_in_progress)}});
            },
    },
    {
        .id = "getsockopt.segment_size_before_connecting",
        .level = unspecified,
        .says = "What TCP_MAXSEG reads before there is a connection is left open.",
        .sources = {rfc("9293", "3.7.1"), posix("getsockopt", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.segment_size_is_one_more"},
        .run =
            [](context& c) {
              c.classify(c.call(getsockopt(c.blocking_socket(), "IPPROTO_TCP", "TCP_MAXSEG")),
                         {{"default_of_ipv4", has_value(536)},
                          {"default_of_ipv6", has_value(1220)},
                          {"a_round_512", has_value(512)},
                          {"unknown", has_value(0)},
                          {"another", at_least(1)},
                          {"not_told", any_of({fails_with(errc::no_protocol_option),
                                               fails_with(errc::not_connected)})}});
            },
    },
};
static_assert(well_formed(getting));

/// A value that is set on a new socket, whose place in the documents is nowhere.
struct setting {
  std::string_view id, says, name, lie;
  kind_set kinds;
  value (*content)();
};

value on() {
  return integer(1);
}
value negative() {
  return integer(-1);
}
value negative_linger() {
  return linger(true, -1);
}
value some_linger() {
  return linger(true, 1);
}

constexpr std::string_view of_another_protocol = "setsockopt.options_change_their_protocols";

constexpr std::array settings{
    setting{"setsockopt.negative_receive_buffer",
            "What becomes of a negative SO_RCVBUF is left open.", "SO_RCVBUF",
            "setsockopt.negative_values_are_turned_round", plain_kinds, negative},
    setting{"setsockopt.negative_send_buffer", "What becomes of a negative SO_SNDBUF is left open.",
            "SO_SNDBUF", "setsockopt.negative_values_are_turned_round", plain_kinds, negative},
    setting{"setsockopt.negative_low_water_mark",
            "What becomes of a negative SO_RCVLOWAT is left open.", "SO_RCVLOWAT",
            "setsockopt.negative_values_are_turned_round", plain_kinds, negative},
    setting{"setsockopt.negative_linger", "What becomes of a negative linger time is left open.",
            "SO_LINGER", "setsockopt.negative_values_are_turned_round", plain_connection_kinds,
            negative_linger},
    setting{"setsockopt.linger_of_datagrams",
            "Whether datagram sockets have SO_LINGER is left open.", "SO_LINGER",
            of_another_protocol, plain_datagram_kinds, some_linger},
    setting{"setsockopt.keepalive_of_datagrams",
            "Whether datagram sockets have SO_KEEPALIVE is left open.", "SO_KEEPALIVE",
            of_another_protocol, plain_datagram_kinds, on},
    setting{"setsockopt.inline_urgency_of_datagrams",
            "Whether datagram sockets have SO_OOBINLINE is left open.", "SO_OOBINLINE",
            of_another_protocol, plain_datagram_kinds, on},
    setting{"setsockopt.broadcast_of_connections",
            "Whether sockets that make connections have SO_BROADCAST is left open.", "SO_BROADCAST",
            of_another_protocol, plain_connection_kinds, on},
    setting{"setsockopt.reuse_of_paths", "Whether UNIX sockets have SO_REUSEADDR is left open.",
            "SO_REUSEADDR", of_another_protocol, unix_path_kinds, on},
    setting{"setsockopt.routing_of_paths", "Whether UNIX sockets have SO_DONTROUTE is left open.",
            "SO_DONTROUTE", of_another_protocol, unix_path_kinds, on},
};

template <std::size_t Row>
void sets(context& c) {
  constexpr const setting& row = settings[Row];
  c.classify(c.call(setsockopt(c.blocking_socket(), "SOL_SOCKET", row.name, row.content())),
             taken_or_refused());
}

template <std::size_t... Rows>
constexpr auto make_settings(std::index_sequence<Rows...>) {
  return std::array{clause{.id = settings[Rows].id,
                           .level = unspecified,
                           .says = settings[Rows].says,
                           .sources = {posix("setsockopt", "DESCRIPTION")},
                           .kinds = settings[Rows].kinds,
                           .modes = any_mode,
                           .needs = {op::setsockopt},
                           .catches = {settings[Rows].lie},
                           .run = sets<Rows>}...};
}

// No static_assert(well_formed(...)): see the table of options.
constexpr auto setting_clauses = make_settings(std::make_index_sequence<settings.size()>{});

constexpr clause in_some_state[] = {
    {
        .id = "setsockopt.low_water_mark_of_zero",
        .level = unspecified,
        .says = "What SO_RCVLOWAT is after it was set to 0 is left open.",
        .sources = {posix("setsockopt", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.mark_of_zero_is_turned_round"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              const auto set = c.call(setsockopt(h, "SOL_SOCKET", "SO_RCVLOWAT", integer(0)));
              const auto seen = set.ok() ? c.call(getsockopt(h, "SOL_SOCKET", "SO_RCVLOWAT")) : set;
              c.classify(seen, {{"one", has_value(1)},
                                {"zero", has_value(0)},
                                {"refused", fails_with(errc::invalid_argument)},
                                {"no_such_option", fails_with(errc::no_protocol_option)}});
            },
    },
    {
        .id = "setsockopt.timeout_below_the_clock",
        .level = unspecified,
        .says = "What SO_RCVTIMEO reads that was set to less than the clock tells is left open.",
        .sources = {posix("setsockopt", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::getsockopt},
        .catches = {"setsockopt.short_timeouts_are_none"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_RCVTIMEO", duration(1us)));
              const auto read = c.call(getsockopt(h, "SOL_SOCKET", "SO_RCVTIMEO", shape::duration));
              c.classify(seen::fact(read.field("value")["duration"]),
                         {{"as_set", has_value(1000)},
                          {"none", has_value(0)},
                          {"rounded_up", at_least(1001)}});
            },
    },
    {
        .id = "setsockopt.v6_only_after_bind",
        .level = unspecified,
        .says = "Whether IPV6_V6ONLY can be set on a socket that has an address is left open.",
        .sources = {rfc("3493", "5.3"), posix("2.10.20.4", "Options")},
        .kinds = tcp6 | udp6,
        .modes = any_mode,
        .needs = {op::setsockopt, op::bind},
        .catches = {"setsockopt.v6_only_comes_late"},
        .run =
            [](context& c) {
              c.classify(c.call(setsockopt(c.bound(), "IPPROTO_IPV6", "IPV6_V6ONLY", integer(1))),
                         taken_or_refused());
            },
    },
    {
        .id = "setsockopt.after_the_peers_reset",
        .level = unspecified,
        .says = "Whether options can be set of a connection that was reset is left open.",
        .sources = {posix("setsockopt", "ERRORS"), winsock("setsockopt", "WSAENOTCONN")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.reset_sockets_have_none"},
        .run =
            [](context& c) {
              const auto mine = reset_by_the_peer(c);
              c.classify(c.call(setsockopt(mine, "IPPROTO_TCP", "TCP_NODELAY", integer(1))),
                         taken_or_refused());
            },
    },
};
static_assert(well_formed(in_some_state));

constexpr auto setting_all = [] {
  std::array<clause, setting_clauses.size() + std::size(in_some_state)> all{};
  std::size_t at = 0;
  for (const auto& one : setting_clauses) all[at++] = one;
  for (const auto& one : in_some_state) all[at++] = one;
  return all;
}();

}  // namespace

std::span<const clause> getsockopt_left_open_clauses() {
  return getting;
}
std::span<const clause> setsockopt_left_open_clauses() {
  return setting_all;
}

}  // namespace sockspec::conformance
