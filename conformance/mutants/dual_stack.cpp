// Lies about IPv4 through IPv6 sockets.

#include <string>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_mapped(const value& address) {
  return address["host"].is_text() && address["host"].text().rfind("::ffff:", 0) == 0;
}

// The port is told, and of the address nothing.
void be_the_wildcard(lie_state&, const value&, value& result) {
  value name = member(result, "address");
  if (!is_ok(result) || !is_mapped(name)) return;
  name.set("host", "::");
  change(result, "address", std::move(name));
}

void lose_it(lie_state&, value& call) {
  if (is_mapped(argument(call, "address"))) do_nothing(call);
}

void pretend_to_send(lie_state& state, value& call) {
  state.memory["lost"] = is_mapped(argument(call, "address"));
  lose_it(state, call);
}

void pretend_it_was_sent(lie_state& state, const value&, value& result) {
  if (state.memory["lost"] == value(true)) report_success(result, {{"count", 5}});
}

// After such a connect, nothing that is sent is on its way.
void go_nowhere(lie_state& state, value& call) {
  if (call["op"] == value("connect") && is_mapped(argument(call, "address"))) {
    state.memory["mapped"] = call["on"];
  }
  if (call["op"] == value("send") && call["on"] == state.memory["mapped"]) do_nothing(call);
}

void send_all_the_same(lie_state&, const value& call, value& result) {
  if (is_mapped(argument(call, "address")) && !is_ok(result)) {
    report_success(result, {{"count", 5}});
  }
}

template <op What>
constexpr mutant wildcard(std::string_view id) {
  return lie(id, What, altered::address, "The wildcard stands where an IPv4-mapped address should.",
             nullptr, be_the_wildcard, {"bind.v4_mapped", "connect.v4_mapped", "bind.dual_stack*"});
}

constexpr mutant mutants[] = {
    wildcard<op::accept>("accept.mapped_clients_are_the_wildcard"),
    wildcard<op::getsockname>("getsockname.mapped_names_are_the_wildcard"),
    wildcard<op::getpeername>("getpeername.mapped_names_are_the_wildcard"),
    wildcard<op::recvfrom>("recvfrom.mapped_senders_are_the_wildcard"),
    wildcard<op::recvmsg>("recvmsg.mapped_senders_are_the_wildcard"),
    lie("sendto.mapped_addresses_are_lost", op::sendto, altered::effect,
        "What is sent to an IPv4-mapped address is counted, and lost.", pretend_to_send,
        pretend_it_was_sent, {"sendto.v4_mapped_with_v6_only"}),
    watching(lie("connect.mapped_datagrams_go_nowhere", op::connect, altered::effect,
                 "Datagrams of a socket that is connected to an IPv4-mapped address are lost.",
                 go_nowhere, nullptr)),
    lie("sendto.v6_only_sends_to_v4", op::sendto, altered::option,
        "IPV6_V6ONLY reads back, and sends to IPv4 all the same.", nullptr, send_all_the_same),
};

}  // namespace

std::span<const mutant> dual_stack_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
