// Lies about accept() and the connection that it hands out.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_ok_call(const value& call, const value& result, std::string_view operation) {
  return call["op"] == value(operation) && is_ok(result);
}

bool has_another_connection(lie_state& state, const value& listener) {
  value watched = value::object{{"on", listener}, {"events", value::list{"POLLIN"}}};
  const value ready = state.make_call(
      own_call("poll", value(), {{"handles", value::list{std::move(watched)}}, {"timeout", 0}}));
  return member(ready, "count") == value(1);
}

// What the newest of several connections would have been called.
void hand_out_newest(lie_state& state, const value& call, value& result) {
  if (!is_ok(result) || !has_another_connection(state, call["on"])) return;
  value next = own_call("accept", call["on"]);
  next.set("as", own_handle);
  change(result, "address", member(state.make_call(next), "address"));
}

void reports_own_address(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  const value own = state.make_call(own_call("getsockname", call["as"]));
  change(result, "address", member(own, "address"));
}

void report_a_name(lie_state&, const value&, value& result) {
  const value& address = member(result, "address");
  const bool unnamed = address["path"].is_null() && address["abstract"].is_null();
  if (address["family"] != value("unix") || !unnamed) return;
  change(result, "address", value::object{{"family", "unix"}, {"path", "stale"}});
}

void keep_the_wildcard(lie_state& state, const value& call, value& result) {
  if (is_ok_call(call, result, "accept")) state.memory[key("accepted:", call["as"])] = true;
  if (!is_ok_call(call, result, "getsockname")) return;
  if (!state.memory.contains(key("accepted:", call["on"]))) return;
  value address = member(result, "address");
  if (address["family"] == value("unix")) return;
  address.set("host", address["family"] == value("inet6") ? "::" : "0.0.0.0");
  change(result, "address", std::move(address));
}

void accepted_listens(lie_state& state, const value& call, value& result) {
  if (is_ok_call(call, result, "accept")) state.memory[key("accepted:", call["as"])] = true;
  if (!is_ok_call(call, result, "getsockopt") || !is_option(call, "SO_ACCEPTCONN")) return;
  if (state.memory.contains(key("accepted:", call["on"]))) {
    change(result, "value", value::object{{"int", 1}});
  }
}

void end_at_once(lie_state& state, const value& call, value& result) {
  if (is_ok_call(call, result, "accept")) state.memory[key("accepted:", call["as"])] = true;
  if (!is_ok_call(call, result, "recv")) return;
  if (!state.memory.contains(key("accepted:", call["on"]))) return;
  change(result, "count", 0);
  change(result, "data", value::object{{"hex", ""}});
  change(result, "written", 0);
}

void one_connection_a_listener(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  if (!state.memory.emplace(key("accepted:", call["on"]), true).second) {
    report_error(result, errc::invalid_argument);
  }
}

void set_flag(lie_state& state, const value& result, const value& call, std::string_view command,
              std::string_view flag) {
  if (!is_ok(result)) return;
  state.make_call(
      own_call("fcntl", call["as"], {{"command", command}, {"flags", value::list{value(flag)}}}));
}

// Those that a connection would have from its listener.
void forget_options(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  state.make_call(own_option(call["as"], "SOL_SOCKET", "SO_KEEPALIVE", 0));
  state.make_call(own_option(call["as"], "IPPROTO_TCP", "TCP_USER_TIMEOUT", 0));
}

void lose_early_data(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  state.make_call(
      own_call("recv", call["as"], {{"capacity", 1024}, {"flags", value::list{"MSG_DONTWAIT"}}}));
}

constexpr mutant mutants[] = {
    watching(lie("accept.connection_ends_at_once", op::accept, altered::effect,
                 "The connection that is handed out has nothing to receive, but its end.", nullptr,
                 end_at_once, {"listen.data_waits_for_accept", "recv.*", "close.*", "shutdown.*"})),
    lie("accept.loses_early_data", op::accept, altered::effect,
        "What the client has sent before it was accepted is lost.", nullptr, lose_early_data),
    lie("accept.newest_first", op::accept, altered::effect,
        "Of several connections the newest is accepted first.", nullptr, hand_out_newest),
    lie("accept.one_connection_a_listener", op::accept, altered::effect,
        "A listener hands out one connection.", nullptr, one_connection_a_listener,
        {"accept.each_connection_once"}),
    watching(lie("accept.accepted_listens", op::getsockopt, altered::option,
                 "SO_ACCEPTCONN of an accepted socket is that of its listener.", nullptr,
                 accepted_listens)),
    lie("accept.reports_own_address", op::accept, altered::address,
        "The address is the accepted socket's own, not the client's.", nullptr, reports_own_address,
        {"accept.unnamed_peer", "listen.first_come_first_served", "accept.each_connection_once",
         "accept.v4_mapped_client"}),
    lie("accept.address_is_stale", op::accept, altered::address,
        "For a client without name, another's name is reported.", nullptr, report_a_name),
    watching(lie("accept.keeps_the_wildcard", op::getsockname, altered::address,
                 "An accepted socket has the wildcard for its address.", nullptr, keep_the_wildcard,
                 {"getsockname.*"})),
    lie("accept.length_is_the_buffers", op::accept, altered::address,
        "The length of the address is left as it was given.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& claims = argument(call, "address")["claims"];
          if (is_ok(result)) change(result, "address_length", claims.is_null() ? 128 : claims);
        },
        {"accept.cut_address"}),
    lie("accept.tells_the_cut_length", op::accept, altered::address,
        "The length of an address that was cut is that of what was written.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["claims"] == value(4)) change(result, "address_length", 4);
        }),
    lie("accept.writes_past_the_length", op::accept, altered::address,
        "The whole address is written, whatever the length of the buffer.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["claims"] == value(4)) {
            change(result, "address_written", member(result, "address_length"));
          }
        }),
    lie("accept.demands_an_address", op::accept, altered::effect,
        "Accepting without asking for the address fails.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool unasked = call["args"].has("address") && argument(call, "address").is_null();
          if (unasked) report_error(result, errc::bad_address);
        }),
    lie(
        "accept.ignores_negative_lengths", op::accept, altered::effect,
        "A negative length of the address is taken for an empty buffer.",
        [](lie_state&, value& call) {
          if (argument(call, "address")["claims"] != value(-1)) return;
          change_argument(call, "address", value::object{{"capacity", 128}, {"claims", 0}});
        },
        nullptr),
    lie("accept.inherits_nonblocking", op::accept, altered::option,
        "The accepted socket does not block where its listener does not.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          set_flag(state, result, call, "F_SETFL", "O_NONBLOCK");
        },
        {"accept.makes_a_connection", "recv.*"}),
    lie("accept.closes_on_exec", op::accept, altered::option,
        "The accepted socket is closed in programs that are started.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          set_flag(state, result, call, "F_SETFD", "FD_CLOEXEC");
        },
        {"recvmsg.closed_in_new_programs"}),
    lie("accept.inherits_no_options", op::accept, altered::option,
        "The accepted socket has none of its listener's options.", nullptr, forget_options),
    lie("accept4.copies_the_listeners_flags", op::accept4, altered::option,
        "Without flags the accepted socket does not block where its listener does not.", nullptr,
        [](lie_state& state, const value& call, value& result) {
          if (argument(call, "flags").is_null()) {
            set_flag(state, result, call, "F_SETFL", "O_NONBLOCK");
          }
        }),
    lie(
        "accept4.nonblocking_is_ignored", op::accept4, altered::option,
        "SOCK_NONBLOCK does nothing.",
        [](lie_state&, value& call) { drop_flag(call, "nonblocking"); }, nullptr),
    lie("accept4.close_on_exec_is_ignored", op::accept4, altered::option,
        "SOCK_CLOEXEC does nothing.",
        [](lie_state&, value& call) { drop_flag(call, "close_on_exec"); }, nullptr,
        {"accept4.closed_in_new_programs"}),
};

}  // namespace

std::span<const mutant> accept_connection_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
