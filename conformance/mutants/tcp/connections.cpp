// Lies about TCP connections: their states, their segments, their end.

#include <string>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

// The state is the first byte of what TCP_INFO tells.
void tell_state(const value& call, value& result, std::string_view hex) {
  if (!is_option(call, "TCP_INFO") || !is_ok(result)) return;
  value told = member(result, "value");
  const std::string bytes = told["raw"]["hex"].text();
  told.set("raw", value::object{{"hex", std::string(hex) + bytes.substr(2)}});
  change(result, "value", std::move(told));
}

void always_established(lie_state&, const value& call, value& result) {
  tell_state(call, result, "01");
}
void never_established(lie_state&, const value& call, value& result) {
  tell_state(call, result, "07");
}

constexpr mutant states[] = {
    lie("getsockopt.tcp_info_tells_always_established", op::getsockopt, altered::option,
        "Every socket is in the state ESTABLISHED.", nullptr, always_established),
    lie("getsockopt.tcp_info_tells_never_established", op::getsockopt, altered::option,
        "Every socket is in the state CLOSED.", nullptr, never_established,
        {"getsockopt.tcp_info_*"}),
    lie("setsockopt.tcp_cork_is_hollow", op::setsockopt, altered::effect,
        "TCP_CORK holds nothing back.",
        [](lie_state&, value& call) {
          if (is_option(call, "TCP_CORK")) do_nothing(call);
        },
        nullptr, {"setsockopt.tcp_cork_reads_back"}),
    lie("setsockopt.tcp_nodelay_is_hollow", op::setsockopt, altered::effect,
        "TCP_NODELAY sends nothing sooner.",
        [](lie_state&, value& call) {
          if (is_option(call, "TCP_NODELAY")) do_nothing(call);
        },
        nullptr,
        {"setsockopt.tcp_nodelay_reads_back", "setsockopt.tcp_cork_joins_segments",
         "setsockopt.tcp_option_on_udp", "setsockopt.tcp_option_on_unix"}),
};

// The connections that are narrow are those that a case fills.
void drop_what_is_queued(lie_state& state, value& call) {
  if (is_option(call, "SO_SNDBUF")) state.memory["narrow"] = call["on"];
  if (call["op"] != value("close") || call["on"] != state.memory["narrow"]) return;
  state.make_call(own_call(
      "setsockopt", call["on"],
      {{"level", "SOL_SOCKET"},
       {"name", "SO_LINGER"},
       {"value", value::object{{"linger", value::object{{"on", true}, {"seconds", 0}}}}}}));
}

void remember_connection(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("connect") && is_ok(result)) state.memory["connection"] = call["on"];
}

// Another handle of the socket stays open, and has no more to say.
void close_one_direction(lie_state& state, value& call) {
  if (call["op"] != value("close") || call["on"] != state.memory["connection"]) return;
  state.make_call(own_call("shutdown", call["on"], {{"how", "write"}}));
  value again = own_call("dup", call["on"]);
  state.make_call(again.set("as", own_handle));
}

void fail_after_the_peers_end(lie_state&, const value& call, value& result) {
  if (argument(call, "data")["text"] == value("answer") && is_ok(result)) {
    report_error(result, errc::broken_pipe);
  }
}

void forget_closed_connections(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("accept")) state.memory["served"] = true;
  const bool binds = call["op"] == value("bind") && state.memory.contains("served");
  if (binds && is_error(result, errc::address_in_use)) report_success(result);
}

constexpr mutant endings[] = {
    watching(lie("close.drops_what_is_queued", op::close, altered::effect,
                 "Closing throws away what is still to be sent.", drop_what_is_queued, nullptr,
                 {"close.linger*"})),
    watching(lie("close.goes_on_receiving", op::close, altered::effect,
                 "A connection that was closed sends no more, and takes what comes.",
                 close_one_direction, remember_connection,
                 {"close.*", "child.*", "census.*", "epoll_*.closed*", "sendfile.closed*"})),
    lie(
        "send.fallen_back_is_lost", op::send, altered::effect,
        "What is sent over a connection that fell back to TCP is lost.",
        [](lie_state& state, value& call) {
          state.memory["lost"] = argument(call, "data")["text"] == value("fallen back");
          if (state.memory["lost"].boolean()) do_nothing(call);
        },
        [](lie_state& state, const value&, value& result) {
          if (state.memory["lost"].boolean()) report_success(result, {{"count", 11}});
        }),
    lie("send.fails_after_the_peers_end", op::send, altered::effect,
        "After the end of its peer, a socket cannot send.", nullptr, fail_after_the_peers_end),
    watching(lie("bind.closed_connections_are_gone", op::bind, altered::effect,
                 "A port is free as soon as its connections are closed.", nullptr,
                 forget_closed_connections)),
};

bool is_urgent(const value& call) {
  return has_flag(call, "MSG_OOB");
}

constexpr std::string_view before_the_mark = "6265666f7265";  // "before"

// What is behind the mark is received together with what is before it.
void read_across(lie_state& state, const value& call, value& result) {
  if (member(result, "data")["hex"] != value(before_the_mark)) return;
  const value more = state.make_call(own_call("recv", call["on"], {{"capacity", 32}}));
  if (!is_ok(more)) return;
  report_data(result, std::string(before_the_mark) + member(more, "data")["hex"].text());
}

void come_once(lie_state& state, const value& call, value& result) {
  if (!is_urgent(call) || has_flag(call, "MSG_PEEK") || !is_ok(result)) return;
  const auto [first, is_first] = state.memory.emplace("urgent", true);
  if (!is_first) report_error(result, errc::invalid_argument);
}

void stay(lie_state&, value& call) {
  if (!is_urgent(call)) return;
  value flags = argument(call, "flags");
  flags.append("MSG_PEEK");
  change_argument(call, "flags", std::move(flags));
}

constexpr mutant urgency[] = {
    lie("recv.reads_across_the_mark", op::recv, altered::effect,
        "A receive takes what is before the mark and behind it.", nullptr, read_across),
    lie("recv.urgent_data_comes_once", op::recv, altered::effect,
        "Of a connection, urgent data is received once.", nullptr, come_once),
    lie("recv.urgent_data_stays", op::recv, altered::effect,
        "Urgent data can be received again and again.", stay, nullptr,
        {"recv.urgent_data_again", "sockatmark.*", "recv.urgent_data_is_out_of_line"}),
    lie("send.urgency_is_dropped", op::send, altered::effect,
        "What is sent as urgent data is sent as other data.",
        [](lie_state&, value& call) { drop_flag(call, "MSG_OOB"); }, nullptr,
        {"send.no_urgent_datagrams"}),
};

}  // namespace

std::span<const mutant> connection_state_mutants() {
  return states;
}
std::span<const mutant> lingering_mutants() {
  return endings;
}
std::span<const mutant> urgent_mutants() {
  return urgency;
}

}  // namespace sockspec::conformance
