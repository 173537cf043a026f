// The states of a TCP connection and the segments that it sends, as TCP_INFO tells them.

#include <algorithm>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

// struct tcp_info: one byte for the state first; the count of data segments that were sent.
constexpr std::size_t place_of_segments = 156;
constexpr int size_of_info = 160;
enum state { established = 1, fin_wait_2 = 5, closed = 7, close_wait = 8, listens = 10 };

request info(handle h) {
  return getsockopt(h, "IPPROTO_TCP", "TCP_INFO", shape::raw).with("capacity", size_of_info);
}

std::string bytes_of(const seen& s) {
  if (!s.ok()) return {};
  return from_hex(s.field("value")["raw"]["hex"].text());
}

matcher is_in(state wanted) {
  return {"state " + std::to_string(wanted), [wanted](const seen& s) -> std::optional<std::string> {
            const auto bytes = bytes_of(s);
            if (bytes.empty()) return symptom_of(s);
            if (bytes[0] == static_cast<char>(wanted)) return std::nullopt;
            return "value:" + std::to_string(bytes[0]);
          }};
}

// Below 256 a number is one byte beside zeros, in either byte order.
matcher has_sent_segments(int count) {
  return {std::to_string(count) + " segments",
          [count](const seen& s) -> std::optional<std::string> {
            const auto bytes = bytes_of(s);
            if (!s.ok()) return symptom_of(s);
            if (bytes.size() < size_of_info) return "short_value";
            const auto number = bytes.substr(place_of_segments, 4);
            const auto sum = std::ranges::max(number);
            if (sum == count) return std::nullopt;
            return "value:" + std::to_string(sum);
          }};
}

request tcp_option(handle h, std::string_view name, int content) {
  return setsockopt(h, "IPPROTO_TCP", name, integer(content));
}

// What is corked goes by itself after 200 ms, and what is unacknowledged holds nothing up for ever.
void give_up_if_late(context& c, const std::vector<seen>& calls) {
  const auto took = calls.back().began() - calls.front().began();
  if (took > 20ms) c.give_up("race", "the calls came too slowly one after the other");
}

constexpr auto sources = source_list{linux_man("tcp(7)", "TCP_INFO")};

constexpr clause about(std::string_view id, std::string_view says, std::string_view mutant,
                       void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = sources,
          .kinds = tcp,
          .modes = any_mode,
          .needs = {op::getsockopt},
          .catches = {mutant},
          .run = run,
          .option = "TCP_INFO"};
}

void joins_what_is_corked(context& c) {
  const auto mine = c.connected().mine;
  const auto calls =
      c.script({tcp_option(mine, "TCP_NODELAY", 1), tcp_option(mine, "TCP_CORK", 1),
                send(mine, "a"), send(mine, "b"), tcp_option(mine, "TCP_CORK", 0), info(mine)});
  give_up_if_late(c, calls);
  c.expect(calls.back(), has_sent_segments(1));
}

void sends_each_at_once(context& c) {
  // given a peer that does not hurry to acknowledge
  const auto [mine, theirs] = c.connected();
  c.given(tcp_option(theirs, "TCP_QUICKACK", 0));
  // when
  const auto calls = c.script({tcp_option(mine, "TCP_NODELAY", 1), send(mine, "a"), send(mine, "b"),
                               send(mine, "c"), info(mine)});
  // then
  c.expect(calls.back(), has_sent_segments(3));
}

constexpr clause clauses[] = {
    about("getsockopt.tcp_info_of_a_new_socket", "A new socket is in the state CLOSED.",
          "getsockopt.tcp_info_tells_always_established",
          [](context& c) { c.expect(c.call(info(c.socket())), is_in(closed)); }),
    about("getsockopt.tcp_info_of_a_listener", "A listener is in the state LISTEN.",
          "getsockopt.tcp_info_tells_always_established",
          [](context& c) { c.expect(c.call(info(c.listening())), is_in(listens)); }),
    about("getsockopt.tcp_info_of_a_connection", "A connection is in the state ESTABLISHED.",
          "getsockopt.tcp_info_tells_never_established",
          [](context& c) { c.expect(c.call(info(c.connected().mine)), is_in(established)); }),
    about("getsockopt.tcp_info_after_own_shutdown",
          "After its own end, a connection comes to FIN-WAIT-2.",
          "getsockopt.tcp_info_tells_always_established",
          [](context& c) {
            const auto mine = c.connected().mine;
            c.given(shutdown(mine, "write"));
            c.expect(c.until(info(mine), is_in(fin_wait_2)), is_in(fin_wait_2));
          }),
    about("getsockopt.tcp_info_after_the_peers_end",
          "After the peer's end, a connection is in CLOSE-WAIT.",
          "getsockopt.tcp_info_tells_always_established",
          [](context& c) {
            const auto [mine, theirs] = c.connected();
            c.given(shutdown(theirs, "write"));
            c.arrived(mine);
            c.expect(c.call(info(mine)), is_in(close_wait));
          }),
    about("getsockopt.tcp_info_after_a_reset", "A connection that was reset is in CLOSED.",
          "getsockopt.tcp_info_tells_always_established",
          [](context& c) {
            const auto [mine, theirs] = c.connected();
            c.reset(theirs);
            c.arrived(mine, "POLLERR");
            c.expect(c.call(info(mine)), is_in(closed));
          }),
    {
        .id = "setsockopt.tcp_cork_joins_segments",
        .says = "What is sent while TCP_CORK is set goes as one segment when it is cleared.",
        .sources = {linux_man("tcp(7)", "TCP_CORK")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::setsockopt, op::getsockopt, op::send},
        .catches = {"setsockopt.tcp_cork_is_hollow"},
        .run = joins_what_is_corked,
        .option = "TCP_CORK",
    },
    {
        .id = "setsockopt.tcp_nodelay_sends_at_once",
        .says = "With TCP_NODELAY, each send is a segment of its own at once.",
        .sources = {linux_man("tcp(7)", "TCP_NODELAY")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::setsockopt, op::getsockopt, op::send},
        .catches = {"setsockopt.tcp_nodelay_is_hollow"},
        .run = sends_each_at_once,
        .option = "TCP_INFO",
    },
};

}  // namespace

std::span<const clause> connection_state_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
