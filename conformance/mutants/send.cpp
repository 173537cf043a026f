// Lies about send(), sendall() and sendto().

#include <string>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::int64_t length_of(const value& data) {
  if (data["length"].is_integer()) return data["length"].integer();
  if (data["text"].is_text()) return static_cast<std::int64_t>(data["text"].text().size());
  return data["hex"].is_text() ? static_cast<std::int64_t>(data["hex"].text().size() / 2) : 0;
}

std::int64_t length_of_call(const value& call) {
  return length_of(argument(call, "data"));
}

bool is_message(const value& call, std::string_view text) {
  return argument(call, "data")["text"] == value(text);
}

/// Sends only so many bytes of a pattern.
void cut(value& call, std::int64_t length) {
  value data = argument(call, "data");
  if (data["length"].is_integer() && data["length"].integer() > length) {
    data.set("length", length);
    change_argument(call, "data", std::move(data));
  }
}

/// An error of that kind becomes a success that took everything.
template <errc Error>
void take_all(lie_state&, const value& call, value& result) {
  if (is_error(result, Error)) report_success(result, {{"count", length_of_call(call)}});
}

void send_text(lie_state& state, const value& call, std::string_view text) {
  state.make_call(value::object{{"op", "send"},
                                {"on", call["on"]},
                                {"args", value::object{{"data", value::object{{"text", text}}}}}});
}

void add_dontwait(value& call) {
  value flags = argument(call, "flags");
  flags.append("MSG_DONTWAIT");
  change_argument(call, "flags", std::move(flags));
}

bool signals(const value& call) {
  return argument(call, "signal") == value("SIGPIPE");
}

constexpr std::int64_t large = 60000;

constexpr mutant mutants[] = {
    lie("send.counts_one_too_few", op::send, altered::count,
        "One byte too few is counted, in messages of more than four.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& count = member(result, "count");
          if (!count.is_integer() || count.integer() < 5) return;
          if (count == value(length_of_call(call))) change(result, "count", count.integer() - 1);
        },
        {"shutdown.*", "close.*", "send.*", "child.close_leaves_the_parents"}),
    lie(
        "send.takes_and_loses", op::send, altered::effect,
        "The first of several messages is taken and lost.",
        [](lie_state& state, value& call) {
          if (!is_message(call, "hello") || !state.memory["lost"].is_null()) return;
          state.memory["lost"] = true;
          do_nothing(call);
        },
        [](lie_state& state, const value& call, value& result) {
          if (is_message(call, "hello") && state.memory["lost"] == value(true)) {
            state.memory["lost"] = false;
            report_success(result, {{"count", 5}});
          }
        },
        {"socketpair.*", "connect.*", "accept.*", "send.*", "shutdown.*"}),
    lie("send.parts_count_as_all", op::send, altered::count,
        "Where a part was taken, all is counted.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_ok(result)) change(result, "count", length_of_call(call));
        },
        {"send.interrupted_halfway", "setsockopt.so_sndbuf_limits"}),
    lie("send.large_writes_are_cut", op::send, altered::count,
        "No more than 60,000 bytes are taken at once.",
        [](lie_state&, value& call) { cut(call, large); }, nullptr,
        {"send.message_size", "send.one_byte_too_many", "send.refused_message_sends_nothing",
         "send.interrupted_halfway", "send.blocks_until_all_is_taken", "poll.*"}),
    lie("send.large_messages_are_cut", op::send, altered::effect,
        "Of a message that is too large, the beginning is sent.", nullptr,
        take_all<errc::message_size>),
    watching(lie("send.refused_messages_leave_a_trace", op::send, altered::effect,
                 "Of a message that is refused, a byte is sent.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] != value("send")) return;
                   if (is_error(result, errc::message_size)) send_text(state, call, "!");
                 })),
    lie(
        "send.empty_datagrams_stay_at_home", op::send, altered::effect,
        "Datagrams without data are not sent.",
        [](lie_state&, value& call) {
          if (length_of_call(call) == 0) do_nothing(call);
        },
        [](lie_state&, const value& call, value& result) {
          if (length_of_call(call) == 0) report_success(result, {{"count", 0}});
        },
        {"send.null_data"}),
    lie("send.no_data_ends_the_stream", op::send, altered::effect,
        "Sending no data ends the stream.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (length_of_call(call) == 0) {
            state.memory["ended"] = true;
          } else if (!state.memory["ended"].is_null()) {
            report_error(result, errc::broken_pipe);
          }
        }),
    lie("send.full_takes_nothing", op::send, altered::effect,
        "Without room, 0 bytes are taken instead of an error.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool full =
              is_error(result, errc::operation_would_block) || is_error(result, errc::timed_out);
          const auto length = length_of_call(call);
          const bool judged = length == 5 || length == 1000;  // others fill the way out
          if (full && judged) report_success(result, {{"count", 0}});
        }),
    lie("send.never_blocks", op::send, altered::timing, "A send never waits.",
        [](lie_state&, value& call) { add_dontwait(call); }, nullptr, {"send.*"}),
    lie("send.interruption_takes_all", op::send, altered::count,
        "An interrupted send reports that all was taken.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          take_all<errc::interrupted>(state, call, result);
          if (is_ok(result) && length_of_call(call) > large) {
            change(result, "count", length_of_call(call));
          }
        },
        {"send.takes_a_part", "setsockopt.so_sndbuf_limits", "send.timeout_ends_with_a_signal"}),
    lie("send.broken_pipe_is_silent", op::signal_count, altered::effect,
        "A broken pipe raises no signal.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (signals(call)) change(result, "count", 0);
        },
        {"*.broken_pipe_raises_a_signal"}),
    lie("send.nosignal_ignored", op::signal_count, altered::effect, "MSG_NOSIGNAL is ignored.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (signals(call) && member(result, "count") == value(0)) change(result, "count", 1);
        },
        {"send.layer_raises_no_signal", "sendto.nosignal", "sendmsg.nosignal",
         "*.messages_raise_no_signal"}),
    lie("send.layer_counts_a_signal", op::signal_count, altered::effect,
        "The layer's sends raise SIGPIPE.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (signals(call)) change(result, "count", member(result, "count").integer() + 1);
        },
        {"send.nosignal", "send.broken_pipe_raises_a_signal", "sendfile.*"}),
    lie("send.unconnected_is_a_bad_argument", op::send, altered::error,
        "Sending without a peer is an invalid argument.", nullptr,
        [](lie_state&, const value&, value& result) {
          const bool unconnected = is_error(result, errc::not_connected) ||
                                   is_error(result, errc::destination_address_required) ||
                                   is_error(result, errc::broken_pipe);
          if (unconnected) report_error(result, errc::invalid_argument);
        },
        {"send.*", "shutdown.*", "connect.*"}),
    watching(lie("send.closed_peers_take_data", op::send, altered::effect,
                 "A peer that has gone takes data.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("shutdown")) state.memory["shut"] = true;
                   if (call["op"] != value("send") || !state.memory["shut"].is_null()) return;
                   take_all<errc::broken_pipe>(state, call, result);
                   take_all<errc::connection_reset>(state, call, result);
                 },
                 {"send.not_connected"})),
    lie("send.refusals_are_forgotten", op::send, altered::effect,
        "A refusal that came back is not told.", nullptr, take_all<errc::connection_refused>),
    lie("send.urgency_is_ignored", op::send, altered::effect,
        "On datagram sockets, MSG_OOB is ignored.", nullptr,
        take_all<errc::operation_not_supported>),
    lie("send.closed_is_not_connected", op::send, altered::error,
        "A closed descriptor is reported as not connected.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) {
            report_error(result, errc::not_connected);
          }
        }),
    lie("send.writes_files", op::send, altered::effect, "Sending works on files, too.", nullptr,
        take_all<errc::not_a_socket>),
    lie(
        "sendall.stops_early", op::sendall, altered::effect, "The end of large data is not sent.",
        [](lie_state&, value& call) {
          if (length_of_call(call) == 1 << 20) cut(call, (1 << 20) - 1);
        },
        nullptr),
    lie("sendall.timed_out_is_success", op::sendall, altered::error,
        "When the time is over, success is reported.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::timed_out)) report_success(result);
        }),
    lie(
        "sendall.each_piece_has_a_deadline", op::sendall, altered::timing,
        "While the peer takes data in between, the timeout begins anew.",
        [](lie_state& state, value& call) {
          if (length_of_call(call) != 1 << 21) return;
          const value has = state.make_call(own_call("gettimeout", call["on"]));
          const std::int64_t longer = 10 * member(has, "timeout").integer();
          state.make_call(own_call("settimeout", call["on"], {{"timeout", longer}}));
        },
        nullptr),
    lie("sendall.forgets_the_count", op::sendall, altered::count,
        "How much was taken before the failure is not told.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) return;
          value error = result["error"];
          error.set("count", 0);
          result.set("error", std::move(error));
        }),
    lie(
        "sendto.takes_and_loses", op::sendto, altered::effect, "The first datagram is lost.",
        [](lie_state&, value& call) {
          if (is_message(call, "hello")) do_nothing(call);
        },
        [](lie_state&, const value& call, value& result) {
          if (is_message(call, "hello")) report_success(result, {{"count", 5}});
        },
        {"sendto.*", "connect.*", "setsockopt.broadcast_is_permitted", "bind.packet_*"}),
    watching(lie("sendto.port_not_told", op::getsockname, altered::address,
                 "The port that sending gave to the socket is not told.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("sendto")) state.memory["sender"] = call["on"];
                   if (call["op"] != value("getsockname") || call["on"] != state.memory["sender"])
                     return;
                   value where = member(result, "address");
                   where.set("port", 0);
                   change(result, "address", std::move(where));
                 },
                 {"recvfrom.tells_the_scope"})),
    lie("sendto.missing_paths_are_refusals", op::sendto, altered::error,
        "A path that does not exist is reported as a refusal.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::no_such_file_or_directory)) {
            report_error(result, errc::connection_refused);
          }
        }),
    lie("sendto.refusals_are_missing_paths", op::sendto, altered::error,
        "A path without a socket is reported as missing.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::connection_refused)) {
            report_error(result, errc::no_such_file_or_directory);
          }
        },
        {"sendto.refused_by_the_one_before"}),
    lie("sendto.broadcast_is_an_unknown_network", op::sendto, altered::error,
        "A broadcast address is reported as unreachable.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::permission_denied)) {
            report_error(result, errc::network_unreachable);
          }
        }),
    lie("sendto.port_zero_is_taken", op::sendto, altered::effect, "Datagrams to port 0 are taken.",
        nullptr, take_all<errc::invalid_argument>),
    lie("sendto.other_families_are_bad_arguments", op::sendto, altered::error,
        "An address of another family is an invalid argument.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::address_family_not_supported)) {
            report_error(result, errc::invalid_argument);
          }
        }),
    lie("sendto.streams_lose_the_peer", op::sendto, altered::error,
        "A stream that is given an address is not connected.", nullptr,
        [](lie_state&, const value&, value& result) {
          const bool stream = is_error(result, errc::already_connected) ||
                              (is_ok(result) && result["ended"].is_integer());
          if (stream) report_error(result, errc::not_connected);
        },
        {"sendto.*", "setsockopt.broadcast_is_permitted"}),
};

}  // namespace

std::span<const mutant> send_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
