// Lies about connect() and the connection that it makes.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void refuse_bound_sockets(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("bind") && is_ok(result)) {
    state.memory[key("bound:", call["on"])] = true;
  }
  const bool connects = call["op"] == value("connect") && is_ok(result);
  if (connects && state.memory.contains(key("bound:", call["on"]))) {
    report_error(result, errc::connection_refused);
  }
}

void leave_the_wildcard(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("connect") && is_ok(result)) {
    state.memory[key("connected:", call["on"])] = true;
  }
  if (call["op"] != value("getsockname") || !state.memory.contains(key("connected:", call["on"]))) {
    return;
  }
  value address = member(result, "address");
  if (!address["host"].is_text()) return;
  address.set("host", address["family"] == value("inet6") ? "::" : "0.0.0.0");
  change(result, "address", std::move(address));
}

void refuse_itself(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  const value own = state.make_call(own_call("getsockname", call["on"]));
  if (member(own, "address")["port"] == argument(call, "address")["port"] &&
      !argument(call, "address")["port"].is_null()) {
    report_error(result, errc::connection_refused);
  }
}

void connect_listeners(lie_state& state, const value& call, value& result) {
  const value listens = state.make_call(
      own_call("getsockopt", call["on"],
               {{"level", "SOL_SOCKET"}, {"name", "SO_ACCEPTCONN"}, {"as_value", "int"}}));
  if (member(listens, "value")["int"] == value(1)) report_success(result);
}

void refuse_for_ever(lie_state& state, const value& call, value& result) {
  const std::string refused = key("refused:", call["on"]);
  if (is_error(result, errc::connection_refused)) state.memory[refused] = true;
  if (is_ok(result) && state.memory.contains(refused)) {
    report_error(result, errc::connection_refused);
  }
}

void speak_v6_only(lie_state& state, const value& call, int on) {
  if (argument(call, "address")["family"] != value("inet6")) return;
  state.make_call(own_option(call["on"], "IPPROTO_IPV6", "IPV6_V6ONLY", on));
}

void ignore_family(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (call["op"] != value("connect") || is_ok(result)) return;
  const value& family = argument(call, "address")["family"];
  if (family != value("unspecified") && is_foreign_address(state, call)) report_success(result);
}

constexpr mutant mutants[] = {
    lie("connect.refuses_listeners", op::connect, altered::effect,
        "A connection that was made is reported as refused.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) report_error(result, errc::connection_refused);
        },
        {"connect.*", "poll.*", "getpeername.*", "getsockname.*"}),
    lie("connect.refusal_reported_as_timeout", op::connect, altered::error,
        "A refused connection is reported as timed out.", nullptr,
        misreport<errc::connection_refused, errc::timed_out>, {"connect.unix_*"}),
    lie("connect.refused_yet_succeeds", op::connect, altered::effect,
        "A refused connection is reported as made.", nullptr, pretend<errc::connection_refused>,
        {"connect.unix_*"}),
    watching(lie("connect.bound_sockets_are_refused", op::connect, altered::effect,
                 "A socket that was bound cannot connect.", nullptr, refuse_bound_sockets,
                 {"connect.*", "getsockname.*", "bind.*"})),
    watching(lie("connect.leaves_the_wildcard", op::getsockname, altered::address,
                 "A socket that was connected has the wildcard for its address.", nullptr,
                 leave_the_wildcard, {"getsockname.*"})),
    lie("connect.connects_twice", op::connect, altered::effect,
        "Connecting a connected socket succeeds.", nullptr, pretend<errc::already_connected>),
    lie("connect.connected_reported_as_in_progress", op::connect, altered::error,
        "A connected socket is reported as one whose connection is being made.", nullptr,
        misreport<errc::already_connected, errc::connection_already_in_progress>),
    lie("connect.refuses_itself", op::connect, altered::effect,
        "A socket cannot be connected to itself.", nullptr, refuse_itself),
    lie("connect.listeners_connect", op::connect, altered::effect,
        "Connecting a listening socket succeeds.", nullptr, connect_listeners),
    lie("connect.refused_for_ever", op::connect, altered::effect,
        "A socket that was refused once is refused for ever.", nullptr, refuse_for_ever),
    lie(
        "connect.dual_stack_is_v6_only", op::connect, altered::option,
        "Every IPv6 socket speaks IPv6 alone.",
        [](lie_state& state, value& call) { speak_v6_only(state, call, 1); }, nullptr),
    lie(
        "connect.v6_only_has_no_effect", op::connect, altered::option,
        "IPV6_V6ONLY reads back, and does nothing.",
        [](lie_state& state, value& call) { speak_v6_only(state, call, 0); }, nullptr),
    lie("connect.tries_multicast", op::connect, altered::effect,
        "TCP takes a multicast address for a peer.", nullptr, pretend<errc::network_unreachable>,
        {"connect.v4_mapped_with_v6_only", "connect.network_unreachable"}),
    watching(lie("connect.ignores_the_family", op::connect, altered::effect,
                 "Addresses of any family are taken.", nullptr, ignore_family)),
    lie("connect.null_is_an_invalid_argument", op::connect, altered::error,
        "A null pointer is reported as an invalid argument.", nullptr,
        misreport<errc::bad_address, errc::invalid_argument>),
    lie("connect.closed_reported_as_no_socket", op::connect, altered::error,
        "A closed socket is reported as what is no socket.", nullptr,
        misreport<errc::bad_file_descriptor, errc::not_a_socket>),
    lie("connect.file_reported_as_closed", op::connect, altered::error,
        "What is no socket is reported as a bad descriptor.", nullptr,
        misreport<errc::not_a_socket, errc::bad_file_descriptor>),
    lie("connect.ignores_the_length", op::connect, altered::error,
        "A length that is too small is an address that nobody has.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool is_short = argument(call, "address")["length"] == value(8);
          if (is_short) report_error(result, errc::connection_refused);
        }),
};

}  // namespace

std::span<const mutant> connect_connection_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
