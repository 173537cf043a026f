// TCP connections whose peer is not heard: what is held back, what is given up, and two that
// connect to each other.
//
// A socket is made deaf by the least time to live that it takes from others (RFC 5082): what comes
// over loopback has less, and is dropped before TCP sees it, as if it had been lost on the way.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr int everything = 0, nothing_from_here = 255;

request hear(const context& c, handle h, int what) {
  return c.traits().family == "inet"
             ? setsockopt(h, "IPPROTO_IP", "IP_MINTTL", integer(what))
             : setsockopt(h, "IPPROTO_IPV6", "IPV6_MINHOPCOUNT", integer(what));
}

connection deaf_connection(context& c) {
  const auto ends = c.connected();
  c.given(hear(c, ends.mine, nothing_from_here));
  return ends;
}

// The refusal of the first attempt is not heard: it is still being made when the other comes.
connection connecting_to_each_other(context& c, role first, role second) {
  const auto one = c.nonblocking_socket(first);
  c.given(bind(one, c.loopback(0)));
  const auto other = c.bound(second);
  c.given(hear(c, one, nothing_from_here));
  c.call(connect(one, c.local(other)));
  c.given(hear(c, one, everything));
  return {one, other};
}

request keepalive(handle h, std::string_view name) {
  return setsockopt(h, "IPPROTO_TCP", name, integer(1));
}

constexpr clause clauses[] = {
    {
        .id = "connect.met_by_its_peer",
        .says = "A socket whose connection is being made is connected by the peer that connects "
                "to it.",
        .sources = {rfc("9293", "3.5")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect, op::getpeername},
        .catches = {"getpeername.unseen_until_polled"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = connecting_to_each_other(c, role::subject, role::peer);
              // when
              c.given(connect(theirs, c.local(mine)));
              // then
              const auto connected = has_address(c.local(theirs));
              c.expect(c.until(getpeername(mine), connected), connected);
            },
        .option = "IP_MINTTL",
    },
    {
        .id = "connect.meets_its_peer",
        .says = "Connecting to a socket that is connecting to this one succeeds, though nobody "
                "listens.",
        .sources = {rfc("9293", "3.5")},
        .kinds = tcp,
        .modes = waiting_modes,
        .needs = {op::connect},
        .catches = {"connect.bound_sockets_are_refused"},
        .run =
            [](context& c) {
              // given
              const auto [theirs, mine] = connecting_to_each_other(c, role::peer, role::subject);
              // when, then
              c.expect(c.call(connect(mine, c.local(theirs))), succeeds());
            },
        .option = "IP_MINTTL",
    },
    {
        .id = "send.small_data_waits_for_acknowledgement",
        .level = should,
        .says = "While earlier data is not acknowledged, a little more of it is not sent.",
        .sources = {rfc("9293", "3.7.4"), linux_man("tcp(7)", "TCP_NODELAY")},
        .kinds = tcp,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.holds_nothing_back"},
        .run =
            [](context& c) {
              // given data whose acknowledgement is not heard
              const auto [mine, theirs] = deaf_connection(c);
              c.given(send(mine, "a"));
              c.arrived(theirs);
              c.given(recv(theirs, 1));
              // when
              c.given(send(mine, "b"));
              // then
              c.expect(c.call(poll({{theirs, {"POLLIN"}}}, c.silence())),
                       does_not_report(theirs, "POLLIN"));
            },
        .option = "IP_MINTTL",
    },
    {
        .id = "recv.keepalive_ends_a_dead_connection",
        .says = "With SO_KEEPALIVE, a connection whose peer answers no probe ends with timed_out.",
        .sources = {rfc("9293", "3.8.4"), linux_man("tcp(7)", "TCP_KEEPIDLE"),
                    linux_man("socket(7)", "SO_KEEPALIVE"), winsock("recv", "WSAETIMEDOUT")},
        .kinds = tcp4,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv, op::setsockopt},
        .catches = {"setsockopt.so_keepalive_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto mine = deaf_connection(c).mine;
              for (const auto* name : {"TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT"}) {
                c.given(keepalive(mine, name));
              }
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_KEEPALIVE", integer(1)));
              // when, then
              c.expect(c.call(recv(mine, 1)), fails_with(errc::timed_out));
            },
        .option = "IP_MINTTL",
        .takes_long = "a second until the probe, and one until its answer is missed",
    },
    {
        .id = "recv.user_timeout_ends_a_silent_connection",
        .says = "A connection whose data is not acknowledged within TCP_USER_TIMEOUT ends with "
                "timed_out.",
        .sources = {rfc("5482", "3"), linux_man("tcp(7)", "TCP_USER_TIMEOUT"),
                    posix("2.10.15", "Asynchronous Errors"), linux_man("tcp(7)", "Error handling"),
                    rfc("9293", "3.8.3"), rfc("9293", "3.10.8")},
        .kinds = tcp,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv, op::setsockopt},
        .catches = {"setsockopt.tcp_user_timeout_is_hollow"},
        .run =
            [](context& c) {
              // given
              const auto mine = deaf_connection(c).mine;
              c.given(setsockopt(mine, "IPPROTO_TCP", "TCP_USER_TIMEOUT", integer(100)));
              // when
              c.given(send(mine, "a"));
              // then
              c.expect(c.call(recv(mine, 1)), fails_with(errc::timed_out));
            },
        .option = "IP_MINTTL",
        .takes_long = "the time is looked at when data is sent again, after 200 ms and 400 ms",
    },
};

}  // namespace

std::span<const clause> silent_peer_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
