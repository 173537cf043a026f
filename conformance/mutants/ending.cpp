// Lies about shutdown() and close().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_shutdown(const value& call, std::string_view how) {
  return argument(call, "how") == value(how);
}

void shut(lie_state& state, const value& call, std::string_view how) {
  state.make_call(
      value::object{{"op", "shutdown"}, {"on", call["on"]}, {"args", value::object{{"how", how}}}});
}

bool is_last(const value& call) {
  return argument(call, "data")["text"] == value("last words");
}

constexpr mutant mutants[] = {
    lie("shutdown.write_is_not_told", op::shutdown, altered::effect,
        "Shutting the sending side down is not told to the peer.",
        [](lie_state&, value& call) {
          if (is_shutdown(call, "write")) do_nothing(call);
        },
        nullptr,
        {"shutdown.*", "poll.*", "send*", "write*", "getsockopt.tcp_info_after_own_shutdown"}),
    watching(lie("shutdown.write_ends_both", op::recv, altered::effect,
                 "Shutting the sending side down ends the receiving side, too.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("shutdown") && is_shutdown(call, "write")) {
                     state.memory["shut"] = call["on"];
                   }
                   if (call["op"] != value("recv") || call["on"] != state.memory["shut"]) return;
                   if (is_ok(result)) report_end(result);
                 })),
    lie(
        "shutdown.read_ends_both", op::shutdown, altered::effect,
        "Shutting the receiving side down ends the sending side, too.",
        [](lie_state&, value& call) {
          if (is_shutdown(call, "read")) change_argument(call, "how", "both");
        },
        nullptr),
    watching(lie("shutdown.write_still_sends", op::send, altered::effect,
                 "What is sent after shutting down is taken, and lost.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("shutdown") && is_shutdown(call, "write")) {
                     state.memory["shut"] = true;
                   }
                   if (call["op"] != value("send") || state.memory["shut"].is_null()) return;
                   if (is_error(result, errc::broken_pipe)) {
                     report_success(result, {{"count", 5}});
                   }
                 },
                 {"send.*"})),
    lie("shutdown.both_is_read_alone", op::shutdown, altered::effect,
        "Shutting both sides down ends the receiving side alone.",
        [](lie_state&, value& call) {
          if (is_shutdown(call, "both")) change_argument(call, "how", "read");
        },
        nullptr, {"getpeername.*", "connect.*", "accept.*", "shutdown.wakes_a_blocked_send"}),
    lie("shutdown.both_is_write_alone", op::shutdown, altered::effect,
        "Shutting both sides down ends the sending side alone.",
        [](lie_state&, value& call) {
          if (is_shutdown(call, "both")) change_argument(call, "how", "write");
        },
        nullptr, {"shutdown.wakes_a_blocked_receive", "accept.*", "shutdown.wakes_*"}),
    lie("shutdown.sleepers_sleep_on", op::shutdown, altered::effect,
        "Shutting both sides down wakes nobody.",
        [](lie_state&, value& call) {
          if (is_shutdown(call, "both")) do_nothing(call);
        },
        nullptr, {"shutdown.*", "accept.*", "getpeername.*"}),
    lie("shutdown.unconnected_succeeds", op::shutdown, altered::error,
        "Shutting an unconnected socket down succeeds.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::not_connected)) report_success(result);
        }),
    lie("shutdown.unconnected_is_a_bad_argument", op::shutdown, altered::error,
        "Shutting an unconnected UNIX socket down is an invalid argument.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) report_error(result, errc::invalid_argument);
        },
        {"shutdown.*"}),
    lie("shutdown.any_socket_needs_a_peer", op::shutdown, altered::error,
        "Shutting down succeeds and says not_connected.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) report_error(result, errc::not_connected);
        },
        {"shutdown.*"}),
    lie(
        "shutdown.any_direction_is_both", op::shutdown, altered::effect,
        "A direction that does not exist is taken for both.",
        [](lie_state&, value& call) {
          if (argument(call, "how").is_object()) change_argument(call, "how", "both");
        },
        nullptr),
    watching(lie("shutdown.closes", op::getsockname, altered::effect,
                 "A socket that was shut down is closed.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("shutdown")) state.memory["shut"] = call["on"];
                   if (call["op"] != value("getsockname")) return;
                   if (call["on"] == state.memory["shut"]) {
                     report_error(result, errc::bad_file_descriptor);
                   }
                 })),
    lie("shutdown.files_are_closed", op::shutdown, altered::error, "A file is a closed socket.",
        nullptr, misreport<errc::not_a_socket, errc::bad_file_descriptor>),
    lie("shutdown.discards_what_has_arrived", op::shutdown, altered::effect,
        "What has arrived is thrown away with the sending side.", nullptr,
        [](lie_state& state, const value& call, value&) {
          if (!is_shutdown(call, "write")) return;
          state.make_call(own_call("recv", call["on"],
                                   {{"capacity", 100}, {"flags", value::list{"MSG_DONTWAIT"}}}));
        },
        {"shutdown.*"}),
    lie("shutdown.closed_is_not_connected", op::shutdown, altered::error,
        "A closed descriptor is reported as not connected.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) {
            report_error(result, errc::not_connected);
          }
        }),
    lie("close.reports_failure", op::close, altered::error, "Closing works and reports an error.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) report_error(result, errc::io_error);
        },
        {"close.lingers_until_all_is_received"}),
    lie("close.does_nothing", op::close, altered::effect, "Closing leaves the descriptor open.",
        [](lie_state&, value& call) { do_nothing(call); }, nullptr,
        {"close.*", "*bad_file_descriptor", "poll.*", "socket.*", "socketpair.*", "bind.*",
         "child.exit_ends_the_connection", "epoll_*.closed*", "ppoll.closed*", "sendfile.closed*"}),
    lie("close.twice_succeeds", op::close, altered::error, "A closed descriptor can be closed.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) report_success(result);
        }),
    lie(
        "close.aborts", op::send, altered::effect,
        "What was sent last is thrown away when the socket is closed.",
        [](lie_state&, value& call) {
          if (is_last(call)) do_nothing(call);
        },
        [](lie_state&, const value& call, value& result) {
          if (is_last(call)) report_success(result, {{"count", 10}});
        },
        {"shutdown.write_ends_the_stream"}),
    lie("close.ends_the_connection_at_once", op::close, altered::effect,
        "Closing one descriptor ends the connection for all.",
        [](lie_state& state, value& call) { shut(state, call, "both"); }, nullptr, {"close.*"}),
    lie("close.linger_ignored", op::setsockopt, altered::option,
        "SO_LINGER reads back and does nothing.",
        [](lie_state&, value& call) {
          if (is_option(call, "SO_LINGER")) do_nothing(call);
        },
        nullptr, {"setsockopt.*", "getsockopt.*"}),
    lie(
        "close.reads_what_is_left", op::close, altered::effect,
        "Closing first reads what has arrived.",
        [](lie_state& state, value& call) {
          state.make_call(value::object{
              {"op", "recv"},
              {"on", call["on"]},
              {"args",
               value::object{{"capacity", 65536}, {"flags", value::list{value("MSG_DONTWAIT")}}}}});
        },
        nullptr),
    watching(lie(
        "close.removes_the_path", op::close, altered::effect,
        "Closing a UNIX socket removes its path.", nullptr,
        [](lie_state& state, const value& call, value&) {
          if (call["op"] == value("bind")) state.memory["path"] = argument(call, "address");
          const value& path = state.memory["path"]["path"];
          if (call["op"] != value("close") || !path.is_text()) return;
          state.make_call(value::object{{"op", "unlink"}, {"args", value::object{{"path", path}}}});
        },
        {"bind.*", "connect.*", "sendto.*", "close.ends_listening"})),
    watching(lie("close.wakes_receivers", op::recv, altered::effect,
                 "Closing ends the calls that are blocked on the descriptor.", nullptr,
                 [](lie_state& state, const value& call, value& result) {
                   if (call["op"] == value("close")) state.memory["closed"] = call["on"];
                   if (call["op"] != value("recv") || call["on"] != state.memory["closed"]) return;
                   if (is_ok(result)) report_end(result);
                 })),
};

}  // namespace

std::span<const mutant> ending_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
