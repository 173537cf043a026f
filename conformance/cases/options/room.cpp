// setsockopt(): buffers, addresses and queues that an option makes larger or smaller.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr int small_buffer = 10000;                // bytes; Linux makes it twice as much
constexpr std::size_t too_much = 1 << 20;          // bytes
constexpr std::string_view nobodys = "192.0.2.1";  // of RFC 5737: no host has it

seen bound_twice(context& c, const handle& one, const handle& other) {
  c.given(bind(one, c.free_address()));
  return c.call(bind(other, c.local(one)));
}

constexpr clause clauses[] = {
    {
        .id = "setsockopt.so_rcvbuf_is_doubled",
        .says = "SO_RCVBUF reads back twice what was set.",
        .sources = {linux_man("socket(7)", "SO_RCVBUF")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.so_rcvbuf_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_RCVBUF", integer(small_buffer)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_RCVBUF")),
                       has_value(2 * small_buffer));
            },
    },
    {
        .id = "setsockopt.so_sndbuf_is_doubled",
        .says = "SO_SNDBUF reads back twice what was set.",
        .sources = {linux_man("socket(7)", "SO_SNDBUF")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.so_sndbuf_is_forgotten"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_SNDBUF", integer(small_buffer)));
              c.expect(c.call(getsockopt(h, "SOL_SOCKET", "SO_SNDBUF")),
                       has_value(2 * small_buffer));
            },
    },
    {
        .id = "setsockopt.so_rcvbuf_limits",
        .says = "Of datagrams, no more is kept than the receive buffer has room for.",
        .sources = {posix("setsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_RCVBUF"),
                    posix("2.10.9", "Socket Queue Limits"), portable("so::rcvbuf", "summary")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.so_rcvbuf_is_hollow"},
        .run =
            [](context& c) {
              // given more datagrams than there is room for
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_RCVBUF", integer(small_buffer)));
              c.call(send(theirs, payload::ramp(1000), {"MSG_DONTWAIT"})
                         .repeated({repetition::condition::ok, 100, c.patience()}));
              c.arrived(mine);
              // when
              const auto seen =
                  c.call(recv(mine, 1000).repeated({repetition::condition::ok, 100, c.patience()}));
              // then
              c.expect(seen::fact(seen.result()["total"]), at_most(2 * small_buffer));
            },
    },
    {
        .id = "setsockopt.so_sndbuf_limits",
        .says = "No more is taken than the send buffer has room for.",
        .sources = {posix("setsockopt", "DESCRIPTION"), linux_man("socket(7)", "SO_SNDBUF"),
                    posix("2.10.9", "Socket Queue Limits"), linux_man("unix(7)", "Sockets API"),
                    portable("so::sndbuf", "summary")},
        .kinds = unix_stream,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::setsockopt, op::send},
        .catches = {"setsockopt.so_sndbuf_is_hollow"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_SNDBUF", integer(small_buffer)));
              const auto seen = c.call(send(mine, payload::ramp(too_much)));
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.count()), at_most(2 * small_buffer));
            },
    },
    {
        .id = "setsockopt.so_reuseport_shares",
        .says = "Sockets that have SO_REUSEPORT may have the same address.",
        .sources = {linux_man("socket(7)", "SO_REUSEPORT"), portable("so::reuseport", "summary")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::bind},
        .catches = {"setsockopt.so_reuseport_is_hollow"},
        .run =
            [](context& c) {
              const auto one = c.socket();
              const auto other = c.socket();
              c.given(setsockopt(one, "SOL_SOCKET", "SO_REUSEPORT", integer(1)));
              c.given(setsockopt(other, "SOL_SOCKET", "SO_REUSEPORT", integer(1)));
              c.expect(bound_twice(c, one, other), succeeds());
            },
        .option = "SO_REUSEPORT",
    },
    {
        .id = "setsockopt.so_reuseport_needs_both",
        .says = "A socket that has not SO_REUSEPORT shares its address with none that has.",
        .sources = {linux_man("socket(7)", "SO_REUSEPORT")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt, op::bind},
        .catches = {"setsockopt.so_reuseport_of_one_is_enough"},
        .run =
            [](context& c) {
              const auto one = c.socket();
              const auto other = c.socket();
              c.given(setsockopt(other, "SOL_SOCKET", "SO_REUSEPORT", integer(1)));
              c.expect(bound_twice(c, one, other), fails_with(errc::address_in_use));
            },
    },
    {
        .id = "setsockopt.ip_freebind_takes_any_address",
        .says = "With IP_FREEBIND, an address that the host has not can be bound to.",
        .sources = {linux_man("ip(7)", "IP_FREEBIND")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::bind},
        .catches = {"setsockopt.ip_freebind_is_hollow"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "IPPROTO_IP", "IP_FREEBIND", integer(1)));
              c.expect(c.call(bind(h, address::inet(nobodys, 0))), succeeds());
            },
    },
    {
        .id = "setsockopt.ip_bind_address_no_port_takes_none",
        .says = "With IP_BIND_ADDRESS_NO_PORT, binding to port 0 takes no port.",
        .sources = {linux_man("ip(7)", "IP_BIND_ADDRESS_NO_PORT")},
        .kinds = tcp4,
        .modes = any_mode,
        .needs = {op::setsockopt, op::bind},
        .catches = {"setsockopt.ip_bind_address_no_port_is_hollow"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "IPPROTO_IP", "IP_BIND_ADDRESS_NO_PORT", integer(1)));
              c.given(bind(h, c.free_address()));
              const bool has_a_port = c.local(h).port() != 0;
              c.expect(seen::fact(has_a_port), has_value(false));
            },
    },
    {
        .id = "setsockopt.so_peek_off_moves_on",
        .says = "With SO_PEEK_OFF, peeking begins there, and goes on where it ended.",
        .sources = {linux_man("socket(7)", "SO_PEEK_OFF"), linux_man("unix(7)", "SO_PEEK_OFF")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::setsockopt, op::recv},
        .catches = {"setsockopt.so_peek_off_is_hollow"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_PEEK_OFF", integer(1)));
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.expect(c.call(recv(mine, 2, {"MSG_PEEK"})), receives("el"));
              c.expect(c.call(recv(mine, 2, {"MSG_PEEK"})), receives("lo"));
            },
    },
    {
        .id = "setsockopt.tcp_maxseg_is_announced",
        .says = "The peer's segments become no larger than TCP_MAXSEG was before connecting.",
        .sources = {rfc("9293", "3.7.1"), linux_man("tcp(7)", "TCP_MAXSEG"),
                    portable("tcp::maxseg", "summary")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::connect},
        .catches = {"setsockopt.tcp_maxseg_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening(16, role::peer);
              const auto mine = c.blocking_socket();
              c.given(setsockopt(mine, "IPPROTO_TCP", "TCP_MAXSEG", integer(300)));
              // when
              c.given(connect(mine, c.local(listener)));
              const auto theirs = c.given(accept(listener)).made();
              // then
              c.expect(c.call(getsockopt(theirs, "IPPROTO_TCP", "TCP_MAXSEG")), at_most(300));
            },
    },
    {
        .id = "setsockopt.tcp_defer_accept_waits_for_data",
        .says = "With TCP_DEFER_ACCEPT, a connection can be accepted when its data arrives.",
        .sources = {linux_man("tcp(7)", "TCP_DEFER_ACCEPT")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::setsockopt, op::listen, op::poll},
        .catches = {"setsockopt.tcp_defer_accept_is_hollow"},
        .run =
            [](context& c) {
              // given a client that says nothing
              const auto listener = c.listening();
              c.given(setsockopt(listener, "IPPROTO_TCP", "TCP_DEFER_ACCEPT", integer(30)));
              const auto client = c.peer_socket();
              c.given(connect(client, c.local(listener)));
              c.expect(c.call(poll({{listener, {"POLLIN"}}}, c.silence())), counts(0));
              // when
              c.given(send(client, "hello"));
              // then
              c.expect(c.call(poll({{listener, {"POLLIN"}}}, c.patience())),
                       reports(listener, "POLLIN"));
            },
    },
    {
        .id = "setsockopt.tcp_congestion_reads_back",
        .says = "TCP_CONGESTION reads back the algorithm that was set.",
        .sources = {linux_man("tcp(7)", "TCP_CONGESTION")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"setsockopt.tcp_congestion_is_forgotten"},
        .run =
            [](context& c) {
              // every system has this one
              const auto h = c.socket();
              c.given(setsockopt(h, "IPPROTO_TCP", "TCP_CONGESTION", bytes_option("reno")));
              auto read = getsockopt(h, "IPPROTO_TCP", "TCP_CONGESTION", shape::raw);
              c.expect(c.call(read.with("capacity", 4)), has("value", bytes_option("reno")));
            },
    },
    {
        .id = "setsockopt.so_mark_needs_privilege",
        .says = "SO_MARK cannot be set without privileges: operation_not_permitted.",
        .sources = {linux_man("socket(7)", "SO_MARK")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.privileges_do_not_matter"},
        .run =
            [](context& c) {
              c.expect(c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_MARK", integer(7))),
                       fails_with(errc::operation_not_permitted));
            },
    },
    {
        .id = "setsockopt.forced_buffers_need_privilege",
        .says = "SO_SNDBUFFORCE cannot be set without privileges: operation_not_permitted.",
        .sources = {linux_man("socket(7)", "SO_SNDBUFFORCE")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.privileges_do_not_matter"},
        .run =
            [](context& c) {
              const auto most = integer(1 << 30);
              c.expect(c.call(setsockopt(c.socket(), "SOL_SOCKET", "SO_SNDBUFFORCE", most)),
                       fails_with(errc::operation_not_permitted));
            },
    },
    {
        .id = "setsockopt.not_a_socket",
        .says = "A file has no socket options: not_a_socket.",
        .sources = {posix("setsockopt", "ERRORS"), linux_man("setsockopt(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::setsockopt, op::open_file},
        .catches = {"setsockopt.files_are_closed"},
        .run =
            [](context& c) {
              c.expect(c.call(setsockopt(c.file(), "SOL_SOCKET", "SO_KEEPALIVE", integer(1))),
                       fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> setsockopt_room_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
