// Lies about connect() and the peer of a datagram socket.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_made(const value& call, const value& result) {
  return call["op"] == value("connect") && is_ok(result);
}
bool dissolves(const value& call) {
  return argument(call, "address")["family"] == value("unspecified");
}
bool is_datagram(lie_state& state, const value& on) {
  return remembered(state, "type", on) == value("datagram");
}

void do_not_tell_the_peer(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (call["op"] == value("getpeername") && is_ok(result) && is_datagram(state, call["on"])) {
    report_error(result, errc::not_connected);
  }
}

void say_hello(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (!is_made(call, result) || dissolves(call) || !is_datagram(state, call["on"])) return;
  state.make_call(own_call("send", call["on"], {{"data", value::object{{"text", "hello"}}}}));
}

// The system is not told of the peer; what else depends on it is played: its name, and where data
// goes.
void keep_the_peer(lie_state& state, value& call) {
  const std::string peer = key("peer:", call["on"]);
  if (call["op"] == value("connect") && !dissolves(call) && is_datagram(state, call["on"])) {
    state.memory[peer] = argument(call, "address");
    do_nothing(call);
  } else if (call["op"] == value("send") && state.memory.contains(peer)) {
    call.set("op", "sendto");
    change_argument(call, "address", state.memory[peer]);
  }
}

void name_the_peer(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  const auto peer = state.memory.find(key("peer:", call["on"]));
  if (call["op"] != value("getpeername") || peer == state.memory.end()) return;
  if (!is_error(result, errc::not_connected)) return;
  report_success(result, {{"address", peer->second}});
}

void drop_what_arrived(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (!is_made(call, result) || !is_datagram(state, call["on"])) return;
  state.make_call(
      own_call("recv", call["on"], {{"capacity", 1024}, {"flags", value::list{"MSG_DONTWAIT"}}}));
}

void remember_connected(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (is_made(call, result)) state.memory[key("connected:", call["on"])] = !dissolves(call);
}

void stay_with_the_first(lie_state& state, value& call) {
  if (call["op"] != value("connect") || dissolves(call)) return;
  const bool has_peer = state.memory[key("connected:", call["on"])] == value(true);
  if (has_peer && is_datagram(state, call["on"])) do_nothing(call);
}

constexpr mutant mutants[] = {
    watching(
        lie("connect.datagram_peer_is_not_told", op::getpeername, altered::address,
            "A connected datagram socket does not know its peer.", nullptr, do_not_tell_the_peer,
            {"getpeername.*", "connect.datagram_another_peer", "connect.link_local_with_scope"})),
    watching(lie("connect.says_hello", op::connect, altered::effect,
                 "Connecting a datagram socket sends a datagram.", nullptr, say_hello,
                 {"connect.*", "recv*", "send*", "poll.*", "shutdown.*", "read*",
                  "setsockopt.*_travels", "write*", "setsockopt.udp_*"})),
    watching(lie("connect.receives_from_anybody", op::connect, altered::effect,
                 "A connected datagram socket receives from anybody.", keep_the_peer, name_the_peer,
                 {"connect.*", "recv*", "send*", "write*", "poll.*", "getsockname.*",
                  "getpeername.*", "getsockopt.*", "bind.connected", "child.*"})),
    watching(lie("connect.drops_earlier_arrivals", op::connect, altered::effect,
                 "Connecting drops what has arrived before.", nullptr, drop_what_arrived)),
    watching(lie("connect.datagram_stays_with_its_first_peer", op::connect, altered::effect,
                 "Connecting a datagram socket again succeeds without effect.", stay_with_the_first,
                 remember_connected)),
    lie(
        "connect.dissolving_has_no_effect", op::connect, altered::effect,
        "Connecting to the unspecified address succeeds without effect.",
        [](lie_state&, value& call) {
          if (dissolves(call)) do_nothing(call);
        },
        nullptr),
    lie("connect.broadcast_for_everybody", op::connect, altered::effect,
        "A broadcast address is taken for a peer without SO_BROADCAST.", nullptr,
        pretend<errc::permission_denied>, {"connect.unix_no_permission"}),
};

}  // namespace

std::span<const mutant> connect_datagram_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
