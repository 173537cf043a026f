// accept(): what the documents leave open. Above all which of its listener's options a connection
// starts with: POSIX does not say, and the systems differ.

#include <array>
#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

/// An option that is set on the listener.
struct listener_option {
  std::string_view id, says, level, name;
  kind_set kinds;
  shape as;
  value (*content)();
};

value on() {
  return integer(1);
}
value lingering() {
  return linger(true, 5);
}
value some_time() {
  return duration(2500ms);
}
value some_room() {
  return integer(50000);
}
template <int Number>
value number() {
  return integer(Number);
}

constexpr std::array rows{
    listener_option{"accept.linger_of_the_listener",
                    "Whether an accepted socket has SO_LINGER from its listener is left open.",
                    "SOL_SOCKET", "SO_LINGER", plain_connection_kinds, shape::linger, lingering},
    listener_option{"accept.receive_timeout_of_the_listener",
                    "Whether an accepted socket has SO_RCVTIMEO from its listener is left open.",
                    "SOL_SOCKET", "SO_RCVTIMEO", plain_connection_kinds, shape::duration,
                    some_time},
    listener_option{"accept.send_timeout_of_the_listener",
                    "Whether an accepted socket has SO_SNDTIMEO from its listener is left open.",
                    "SOL_SOCKET", "SO_SNDTIMEO", plain_connection_kinds, shape::duration,
                    some_time},
    listener_option{"accept.receive_buffer_of_the_listener",
                    "Whether an accepted socket has SO_RCVBUF from its listener is left open.",
                    "SOL_SOCKET", "SO_RCVBUF", plain_connection_kinds, shape::integer, some_room},
    listener_option{"accept.send_buffer_of_the_listener",
                    "Whether an accepted socket has SO_SNDBUF from its listener is left open.",
                    "SOL_SOCKET", "SO_SNDBUF", plain_connection_kinds, shape::integer, some_room},
    listener_option{"accept.inline_urgency_of_the_listener",
                    "Whether an accepted socket has SO_OOBINLINE from its listener is left open.",
                    "SOL_SOCKET", "SO_OOBINLINE", plain_connection_kinds, shape::integer, on},
    listener_option{"accept.low_water_mark_of_the_listener",
                    "Whether an accepted socket has SO_RCVLOWAT from its listener is left open.",
                    "SOL_SOCKET", "SO_RCVLOWAT", plain_connection_kinds, shape::integer, number<7>},
    listener_option{"accept.reuse_of_the_listener",
                    "Whether an accepted socket has SO_REUSEADDR from its listener is left open.",
                    "SOL_SOCKET", "SO_REUSEADDR", plain_connection_kinds, shape::integer, on},
    listener_option{"accept.routing_of_the_listener",
                    "Whether an accepted socket has SO_DONTROUTE from its listener is left open.",
                    "SOL_SOCKET", "SO_DONTROUTE", tcp, shape::integer, on},
    listener_option{"accept.nodelay_of_the_listener",
                    "Whether an accepted socket has TCP_NODELAY from its listener is left open.",
                    "IPPROTO_TCP", "TCP_NODELAY", tcp, shape::integer, on},
    listener_option{"accept.keepalive_time_of_the_listener",
                    "Whether an accepted socket has TCP_KEEPIDLE from its listener is left open.",
                    "IPPROTO_TCP", "TCP_KEEPIDLE", tcp, shape::integer, number<1234>},
    listener_option{"accept.keepalive_interval_of_the_listener",
                    "Whether an accepted socket has TCP_KEEPINTVL from its listener is left open.",
                    "IPPROTO_TCP", "TCP_KEEPINTVL", tcp, shape::integer, number<77>},
    listener_option{"accept.keepalive_count_of_the_listener",
                    "Whether an accepted socket has TCP_KEEPCNT from its listener is left open.",
                    "IPPROTO_TCP", "TCP_KEEPCNT", tcp, shape::integer, number<4>},
    listener_option{"accept.time_to_live_of_the_listener",
                    "Whether an accepted socket has IP_TTL from its listener is left open.",
                    "IPPROTO_IP", "IP_TTL", tcp4, shape::integer, number<33>},
    listener_option{"accept.type_of_service_of_the_listener",
                    "Whether an accepted socket has IP_TOS from its listener is left open.",
                    "IPPROTO_IP", "IP_TOS", tcp4, shape::integer, number<16>},
    listener_option{"accept.hop_limit_of_the_listener",
                    "Whether an accepted socket has IPV6_UNICAST_HOPS from its listener is left "
                    "open.",
                    "IPPROTO_IPV6", "IPV6_UNICAST_HOPS", tcp6, shape::integer, number<33>},
    listener_option{"accept.traffic_class_of_the_listener",
                    "Whether an accepted socket has IPV6_TCLASS from its listener is left open.",
                    "IPPROTO_IPV6", "IPV6_TCLASS", tcp6, shape::integer, number<16>},
};

template <std::size_t Row>
void looks_at(context& c) {
  constexpr const listener_option& row = rows[Row];
  const auto read = [&](handle h) { return getsockopt(h, row.level, row.name, row.as); };
  // given
  const auto listener = c.listening();
  c.given(setsockopt(listener, row.level, row.name, row.content()));
  const auto of_the_listener = c.given(read(listener)).field("value");
  const auto of_a_new_socket = c.given(read(c.blocking_socket())).field("value");
  // when
  c.given(connect(c.peer_socket(), c.local(listener)));
  c.arrived(listener);
  const auto mine = c.given(accept(listener)).made();
  // then
  c.classify(c.call(read(mine)), {{"inherits", has("value", of_the_listener)},
                                  {"starts_anew", has("value", of_a_new_socket)}});
}

template <std::size_t... Rows>
constexpr auto make_clauses(std::index_sequence<Rows...>) {
  return std::array{clause{.id = rows[Rows].id,
                           .level = unspecified,
                           .says = rows[Rows].says,
                           .sources = {posix("accept", "DESCRIPTION")},
                           .kinds = rows[Rows].kinds,
                           .modes = any_mode,
                           .needs = {op::accept, op::setsockopt, op::getsockopt},
                           .catches = {"accept.turns_inheritance_round"},
                           .run = looks_at<Rows>}...};
}

// No static_assert(well_formed(...)): see the table of options.
constexpr auto inheritance = make_clauses(std::make_index_sequence<rows.size()>{});

constexpr clause clauses[] = {
    {
        .id = "accept.unnamed_peers_address",
        .level = unspecified,
        .says = "What is stored as the address of a client without one is left open.",
        .sources = {posix("accept", "DESCRIPTION")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.length_is_the_buffers"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              const auto seen = c.call(accept(listener));
              c.classify(seen, {{"the_family_alone", has("address_length", 2)},
                                {"nothing", has("address_length", 0)},
                                {"an_empty_name", has("address_length", 16)},
                                {"the_whole_structure", has("address_length", 110)}});
            },
    },
    {
        .id = "accept.from_a_shut_down_listener",
        .level = unspecified,
        .says = "How accepting from a listener that was shut down fails is left open.",
        .sources = {posix("accept", "ERRORS"), posix("shutdown", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .needs = {op::accept, op::shutdown},
        .catches = {"accept.shut_listeners_abort"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              c.call(shutdown(listener, "both"));
              c.classify(c.call(accept(listener)),
                         {{"no_listener", fails_with(errc::invalid_argument)},
                          {"aborted", fails_with(errc::connection_aborted)},
                          {"waits", fails_with(errc::operation_would_block)}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> accept_inheritance_clauses() {
  return inheritance;
}
std::span<const clause> accept_left_open_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
