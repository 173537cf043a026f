// Lies about what the documents leave open of socket(), getsockname() and getpeername().

#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_at_the_edge(const value& call) {
  const value& family = argument(call, "family");
  return family == value("unspecified") ||
         (family == value("unix") && argument(call, "type") == value("raw"));
}

void turn_the_port(lie_state& state, const value& call, value& result) {
  if (is_call(call, "connect") && is_error(result, errc::connection_refused)) {
    mark(state, "refused:", call["on"]);
  }
  if (!is_call(call, "getsockname") || !is_marked(state, "refused:", call["on"])) return;
  value address = member(result, "address");
  if (!address["port"].is_integer()) return;
  address.set("port", address["port"].integer() == 0 ? 9 : 0);
  change(result, "address", std::move(address));
}

void take_the_name(lie_state& state, const value& call, value& result) {
  mark_errors(state, call, result);
  if (is_call(call, "getsockname") && is_in_error(state, call["on"])) {
    refuse<errc::not_connected>(result);
  }
}

void turn_resets_round(lie_state& state, const value& call, value& result) {
  mark_errors(state, call, result);
  if (!is_call(call, "getpeername")) return;
  value& peer = state.memory[key("peer:", call["on"])];
  if (is_in_error(state, call["on"])) {
    turn_round<errc::not_connected>(result, {{"address", peer}});
  } else if (is_ok(result)) {
    peer = member(result, "address");
  }
}

void name_who_was_asked(lie_state& state, const value& call, value& result) {
  if (is_call(call, "connect") && !is_ok(result)) {
    state.memory[key("asked:", call["on"])] = argument(call, "address");
  }
  if (!is_call(call, "getpeername") || !is_error(result, errc::not_connected)) return;
  if (!is_marked(state, "asked:", call["on"])) return;
  report_success(result, {{"address", state.memory[key("asked:", call["on"])]}});
}

void take_the_peer(lie_state& state, const value& call, value& result) {
  if (is_call(call, "recv") && is_error(result, errc::connection_refused)) {
    mark(state, "refused:", call["on"]);
  }
  if (is_call(call, "getpeername") && is_marked(state, "refused:", call["on"])) {
    refuse<errc::not_connected>(result);
  }
}

constexpr mutant lies[] = {
    lie("socket.edges_are_turned_round", op::socket, altered::effect,
        "Families and types at the edge are refused where they should be there, and there where "
        "they should be refused.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_at_the_edge(call)) turn_round<errc::protocol_not_supported>(result);
        }),
    lie("getsockname.unbound_is_invalid", op::getsockname, altered::effect,
        "A socket that was not bound has no name to tell.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (member(result, "address")["port"] == value(0)) {
            report_error(result, errc::invalid_argument);
          }
        }),
    watching(lie("getsockname.refusals_turn_the_port", op::getsockname, altered::address,
                 "A refused connection leaves a port where it should leave none, and none where "
                 "it should leave one.",
                 nullptr, turn_the_port)),
    watching(lie("getsockname.resets_take_the_name", op::getsockname, altered::effect,
                 "A connection that was reset takes the socket's name with it.", nullptr,
                 take_the_name)),
    watching(lie("getpeername.resets_are_turned_round", op::getpeername, altered::effect,
                 "A connection that was reset has a peer where it should have none, and none where "
                 "it should have one.",
                 nullptr, turn_resets_round)),
    watching(lie("getpeername.names_who_was_asked", op::getpeername, altered::effect,
                 "The peer of a connection that was not made is whom it was asked of.", nullptr,
                 name_who_was_asked, {"connect.*"})),
    watching(lie("getpeername.refusal_takes_the_peer", op::getpeername, altered::effect,
                 "A datagram socket whose peer refused has none any more.", nullptr,
                 take_the_peer)),
};

}  // namespace

std::span<const mutant> names_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
