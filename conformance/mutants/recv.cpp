// Lies about recv() and recvfrom().

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_plain(const value& call) {
  return !argument(call, "flags").is_list() || argument(call, "flags").elements().empty();
}

bool is_empty(const value& result) {
  return member(result, "count") == value(0);
}
std::int64_t count_of(const value& result) {
  return is_ok(result) ? member(result, "count").integer() : -1;
}

std::string hex_of(const value& result) {
  const value& hex = member(result, "data")["hex"];
  return hex.is_text() ? hex.text() : std::string();
}

/// Another receive on the same socket, which the case does not see.
value receive_more(lie_state& state, const value& call, const value::list& flags) {
  return state.make_call(
      value::object{{"op", "recv"},
                    {"on", call["on"]},
                    {"args", value::object{{"capacity", 65536}, {"flags", flags}}}});
}

value::list dontwait() {
  return {value("MSG_DONTWAIT")};
}
value::list peek_at_once() {
  return {value("MSG_DONTWAIT"), value("MSG_PEEK")};
}

void add_flag(value& call, std::string_view flag) {
  value flags = argument(call, "flags");
  flags.append(flag);
  change_argument(call, "flags", std::move(flags));
}

bool is_exact_fit(const value& call, const value& result) {
  return is_plain(call) && count_of(result) > 0 &&
         member(result, "count") == argument(call, "capacity");
}

/// The next receive gets what the last one had no room for.
void keep_excess(lie_state& state, const value& call, value& result) {
  if (!is_plain(call) || !is_ok(result)) return;
  value& kept = state.memory["kept"];
  if (kept.is_text()) {
    report_data(result, kept.text());
    kept = value();
    return;
  }
  const std::string whole = hex_of(state.memory["peeked"]);
  if (whole.size() > hex_of(result).size()) kept = whole.substr(hex_of(result).size());
}

bool peer_has_ended(lie_state& state, const value& call) {
  const value polled = state.make_call(value::object{
      {"op", "poll"},
      {"args", value::object{{"handles", value::list{value::object{
                                             {"on", call["on"]},
                                             {"events", value::list{value("POLLRDHUP")}}}}},
                             {"timeout", 0}}}});
  return member(polled, "count") == value(1);
}

void repeat_last_block(value& result) {
  constexpr std::int64_t large = 100000;
  if (count_of(result) < large) return;
  value data = member(result, "data");
  if (!data["crc32"].is_integer()) return;
  data.set("crc32", data["crc32"].integer() ^ 1);
  change(result, "data", std::move(data));
}

constexpr mutant mutants[] = {
    lie("recv.exact_fit_loses_a_byte", op::recv, altered::count,
        "Where the data fills the buffer exactly, one byte too few is received.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_exact_fit(call, result)) return;
          const std::string hex = hex_of(result);
          report_data(result, hex.substr(0, hex.size() - 2));
        },
        {"listen.data_waits_for_accept", "setsockopt.urgent_data_inline"}),
    lie("recv.stream_rest_discarded", op::recv, altered::effect,
        "What does not fit into the buffer is discarded.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (is_exact_fit(call, result)) receive_more(state, call, dontwait());
        },
        {"recv.excess_is_discarded", "ioctl.at_the_mark", "child.*"}),
    lie("recv.messages_coalesce", op::recv, altered::effect,
        "Messages that have arrived are joined.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_plain(call) || count_of(result) <= 0 || is_exact_fit(call, result)) return;
          const value more = receive_more(state, call, dontwait());
          if (count_of(more) > 0) report_data(result, hex_of(result) + hex_of(more));
        },
        {"recv.urgent_data_is_out_of_line", "recv.empty_buffer", "sockatmark.*",
         "recv.stops_at_the_mark", "setsockopt.ip_*"}),
    lie("recv.excess_is_kept", op::recv, altered::effect,
        "The part of a message that did not fit is received next.",
        [](lie_state& state, value& call) {
          if (is_plain(call)) state.memory["peeked"] = receive_more(state, call, peek_at_once());
        },
        keep_excess, {"recv.connection_reset", "recv.empty_buffer", "recv.refused_datagram"}),
    lie("recv.last_block_is_garbled", op::recv, altered::effect,
        "In large receives a byte near the end is wrong.", nullptr,
        [](lie_state&, const value&, value& result) { repeat_last_block(result); }),
    lie("recv.end_is_an_error", op::recv, altered::effect,
        "The end of a stream is reported as broken_pipe.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool asked_for_data = argument(call, "capacity") != value(0);
          if (is_empty(result) && asked_for_data) report_error(result, errc::broken_pipe);
        },
        {"shutdown.*", "socketpair.*", "close.*", "recv.empty_datagram"}),
    lie("recv.end_is_told_once", op::recv, altered::effect,
        "The end of a stream is received once; then there is nothing.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_empty(result) || argument(call, "capacity") == value(0)) return;
          if (!state.memory["told"].is_null()) report_error(result, errc::operation_would_block);
          state.memory["told"] = true;
        },
        {"shutdown.*"}),
    lie("recv.end_loses_data", op::recv, altered::effect,
        "Once the peer has ended the stream, data that has arrived is lost.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (count_of(result) > 0 && peer_has_ended(state, call)) report_end(result);
        },
        {"shutdown.*", "close.*", "recv.stops_at_the_mark"}),
    lie("recv.empty_datagrams_are_skipped", op::recv, altered::effect,
        "Datagrams without data are not received.",
        [](lie_state& state, value& call) {
          if (!is_plain(call)) return;
          const value next = receive_more(state, call, peek_at_once());
          if (is_empty(next)) receive_more(state, call, dontwait());
        },
        nullptr, {"recv.connection_reset", "recv.end_of_stream", "recv.refused_datagram"}),
    lie(
        "recv.empty_buffer_takes_nothing", op::recv, altered::effect,
        "Receiving into an empty buffer leaves the datagram.",
        [](lie_state&, value& call) {
          if (argument(call, "capacity") == value(0)) add_flag(call, "MSG_PEEK");
        },
        nullptr),
    watching(lie("recv.own_shutdown_is_empty", op::recv, altered::effect,
                 "After shutting down the receiving side there is nothing instead of the end.",
                 nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("shutdown")) state.memory["shut"] = call["on"];
                   if (call["op"] != value("recv") || state.memory["shut"] != call["on"]) return;
                   if (is_empty(result)) report_error(result, errc::operation_would_block);
                 },
                 {"shutdown.*"})),
    lie("recv.never_blocks", op::recv, altered::timing, "A receive never waits.",
        [](lie_state&, value& call) {
          if (is_plain(call)) add_flag(call, "MSG_DONTWAIT");
        },
        nullptr,
        {"recv.timed_out", "settimeout.can_be_taken_back", "recv.keepalive_*",
         "recv.user_timeout_*"}),
    lie("recv.empty_is_the_end", op::recv, altered::effect,
        "Where there is nothing, the end is reported.", nullptr,
        [](lie_state&, const value&, value& result) {
          const bool waited =
              is_error(result, errc::operation_would_block) || is_error(result, errc::timed_out);
          if (waited) report_end(result);
        },
        {"recv.no_urgent_data", "accept4.nonblocking", "setblocking.off",
         "settimeout.zero_is_nonblocking", "child.takes_from_the_same_queue",
         "recv.refusal_is_told_once", "recv.keepalive_*", "recv.user_timeout_*",
         "recvmmsg.empty_buffer"}),
    lie("recv.gives_up_early", op::setsockopt, altered::timing, "A tenth of a time-out is waited.",
        [](lie_state&, value& call) {
          const bool system = is_option(call, "SO_RCVTIMEO") || is_option(call, "SO_SNDTIMEO");
          if (!system) return;
          const auto time = argument(call, "value")["duration"].integer();
          if (time >= 1'000'000'000) return;
          change_argument(call, "value", value::object{{"duration", time / 10}});
        },
        nullptr,
        {"accept*", "send*", "rec*", "read*", "write*", "connect.*", "setsockopt.*",
         "getsockopt.*"}),
    lie("recv.interruption_is_the_end", op::recv, altered::error,
        "An interrupted receive reports the end.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::interrupted)) report_end(result);
        }, {"recv.timeout_ends_with_a_signal"}),
    lie("recv.never_restarts", op::signal_action, altered::effect, "SA_RESTART is ignored.",
        [](lie_state&, value& call) { change_argument(call, "restart", false); }, nullptr,
        {"accept.*", "send.*", "connect.*", "*.goes_on_after_a_signal"}),
    lie("recv.waitall_ignored", op::recv, altered::effect, "MSG_WAITALL is ignored.",
        [](lie_state&, value& call) { drop_flag(call, "MSG_WAITALL"); }, nullptr,
        {"recv.order_is_kept"}),
    lie("recv.peek_consumes", op::recv, altered::effect, "Peeking takes the data.",
        [](lie_state&, value& call) { drop_flag(call, "MSG_PEEK"); }, nullptr,
        {"setsockopt.receive_low_water_mark_delays", "setsockopt.so_peek_off_moves_on"}),
    lie("recv.truncated_length_is_the_buffers", op::recv, altered::count,
        "MSG_TRUNC returns what fits into the buffer.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!has_flag(call, "MSG_TRUNC") || !is_ok(result)) return;
          const auto capacity = argument(call, "capacity").integer();
          change(result, "count", std::min(count_of(result), capacity));
        }),
    lie("recv.urgent_data_is_inline", op::recv, altered::effect,
        "Urgent data is received among the other data.",
        [](lie_state& state, value& call) {
          state.make_call(
              value::object{{"op", "setsockopt"},
                            {"on", call["on"]},
                            {"args", value::object{{"level", "SOL_SOCKET"},
                                                   {"name", "SO_OOBINLINE"},
                                                   {"value", value::object{{"int", 1}}}}}});
        },
        nullptr, {"sockatmark.*", "recv.stops_at_the_mark"}),
    lie("recv.no_urgent_data_is_the_end", op::recv, altered::error,
        "Without urgent data, MSG_OOB reports the end.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (has_flag(call, "MSG_OOB") && !is_ok(result)) report_end(result);
        }, {"recv.urgent_data_is_taken_once"}),
    lie("recv.not_connected_is_the_end", op::recv, altered::error,
        "On a socket that was never connected, the end is received.", nullptr,
        [](lie_state&, const value&, value& result) {
          const bool unconnected =
              is_error(result, errc::not_connected) || is_error(result, errc::invalid_argument);
          if (unconnected) report_end(result);
        },
        {"recv.no_urgent_data", "recv.urgent_data_is_taken_once"}),
    lie("recv.reset_is_the_end", op::recv, altered::error, "A reset is received as an orderly end.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::connection_reset)) report_end(result);
        },
        {"close.*", "shutdown.*"}),
    lie("recv.closed_is_the_end", op::recv, altered::error,
        "On a closed descriptor, the end is received.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) report_end(result);
        },
        {"close.*"}),
    lie("recv.reads_files", op::recv, altered::effect, "Receiving works on files, too.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::not_a_socket)) report_end(result);
        }),
    lie("recvfrom.counts_what_is_lost", op::recvfrom, altered::count,
        "What does not fit into seven bytes is counted, too.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "capacity") == value(7) && is_ok(result)) change(result, "count", 12);
        }),
    lie(
        "recvfrom.empty_buffer_takes_nothing", op::recvfrom, altered::effect,
        "Receiving into an empty buffer leaves the datagram.",
        [](lie_state&, value& call) {
          if (argument(call, "capacity") == value(0)) add_flag(call, "MSG_PEEK");
        },
        nullptr),
    lie("recvfrom.sender_is_oneself", op::recvfrom, altered::address,
        "The receiver's own address is given for the sender's.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (!is_ok(result)) return;
          const value own = state.make_call(
              value::object{{"op", "getsockname"}, {"on", call["on"]}, {"args", value::object{}}});
          change(result, "address", member(own, "address"));
          change(result, "address_length", member(own, "address_length"));
        },
        {"sendto.*", "recvfrom.v4_mapped_sender", "recvfrom.raw_*", "recvfrom.tells_the_scope",
         "recvfrom.netlink_*", "recvfrom.packet_*"}),
    lie("recvfrom.length_cut_to_the_buffer", op::recvfrom, altered::count,
        "The length of the sender's address says how much was copied.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& claims = argument(call, "address")["claims"];
          if (claims.is_integer()) change(result, "address_length", claims);
        }),
    lie("recvfrom.needs_an_address", op::recvfrom, altered::error,
        "Without room for the sender's address, nothing is received.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool unwanted = call["args"].has("address") && argument(call, "address").is_null();
          if (unwanted) report_error(result, errc::bad_address);
        }),
    lie("recv.refusals_are_unreachable_hosts", op::recv, altered::error,
        "A refusal is an unreachable host.", nullptr,
        misreport<errc::connection_refused, errc::host_unreachable>),
};

}  // namespace

std::span<const mutant> recv_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
