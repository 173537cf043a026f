// Lies about what the documents leave open of bind().

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::string named(const value& call) {
  return to_string(address(argument(call, "address")));
}

bool is_group(const value& call) {
  const std::string host = address_text(call, "host");
  return host.starts_with("239.") || host.starts_with("ff");
}

void need_to_come_first(lie_state& state, const value& call, value& result) {
  if (is_call(call, "connect") && is_ok(result)) mark(state, "connected:", call["on"]);
  if (is_call(call, "bind") && is_marked(state, "connected:", call["on"])) {
    refuse<errc::already_connected>(result);
  }
}

void note_listeners_that_end(lie_state& state, value& call) {
  if (is_call(call, "listen")) {
    state.memory[key("name:", call["on"])] = own_name(state, call["on"]);
  }
  if (!is_call(call, "close") || !is_marked(state, "name:", call["on"])) return;
  mark(state, "served:", state.memory[key("name:", call["on"])]);
}

void forget_old_connections(lie_state& state, const value& call, value& result) {
  if (is_call(call, "bind") && is_error(result, errc::address_in_use) &&
      is_marked(state, "served:", named(call))) {
    report_success(result);
  }
}

void keep_flow(lie_state& state, const value& call, value& result) {
  if (is_call(call, "bind")) {
    state.memory[key("flow:", call["on"])] = argument(call, "address")["flow"];
  }
  if (!is_call(call, "getsockname") || !is_marked(state, "flow:", call["on"])) return;
  value address = member(result, "address");
  if (address["family"] != value("inet6")) return;
  address.set("flow", state.memory[key("flow:", call["on"])]);
  change(result, "address", std::move(address));
}

void overtake_v4(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "bind")) return;
  const value& where = argument(call, "address");
  if (where["family"] == value("inet") && is_ok(result)) {
    const value name = state.make_call(own_call("getsockname", call["on"]));
    mark(state, "four:", member(name, "address")["port"]);
  }
  const bool is_dual =
      where["family"] == value("inet6") && is_marked(state, "four:", where["port"]);
  if (is_dual && is_error(result, errc::address_in_use)) report_success(result);
}

/// Another UDP socket of the subject's has that name; the socket that now has it is kept.
bool takes_a_taken_name(lie_state& state, const value& call, const value& result) {
  if (!is_call(call, "bind") || !is_ok(result)) return false;
  if (remembered(state, "type", call["on"]) != value("datagram")) return false;
  if (remembered(state, "family", call["on"]) == value("unix")) return false;
  return !state.memory.emplace("named:" + own_name(state, call["on"]), call["on"]).second;
}

void share_nothing(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (takes_a_taken_name(state, call, result)) report_error(result, errc::address_in_use);
}

void serve_the_other(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (takes_a_taken_name(state, call, result)) state.memory["shared"] = true;
  if (!is_call(call, "poll") || !state.memory.contains("shared")) return;
  const value& ready = member(result, "ready");
  const value& asked = argument(call, "handles");
  if (!ready.is_list() || ready.elements().size() != 1 || asked.elements().size() != 2) return;
  value one = ready.elements().front();
  const bool is_first = one["on"] == asked.elements()[0]["on"];
  one.set("on", asked.elements()[is_first ? 1 : 0]["on"]);
  change(result, "ready", value::list{one});
}

constexpr mutant lies[] = {
    watching(lie("bind.needs_to_come_first", op::bind, altered::effect,
                 "A socket that was connected cannot be given a name any more.", nullptr,
                 need_to_come_first)),
    lie("bind.broadcast_is_nobodys", op::bind, altered::effect,
        "A broadcast address is none of the host's.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (address_text(call, "host") == "127.255.255.255") {
            refuse<errc::address_not_available>(result);
          }
        }),
    lie("bind.groups_are_nobodys", op::bind, altered::effect,
        "A group's address is none of the host's.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_group(call)) report_error(result, errc::address_not_available);
        }),
    watching(lie("bind.forgets_lingering_connections", op::bind, altered::effect,
                 "The connections of a listener that has ended are in nobody's way.",
                 note_listeners_that_end, forget_old_connections,
                 {"bind.connection_that_was_closed"})),
    lie("bind.looks_at_every_scope", op::bind, altered::effect,
        "A scope without an interface is refused, whatever the address.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["scope"] == value(7777)) {
            refuse<errc::address_not_available>(result);
          }
        }),
    watching(lie("bind.keeps_flow_information", op::getsockname, altered::address,
                 "The flow information that a socket was bound with is part of its name.", nullptr,
                 keep_flow)),
    watching(lie("bind.dual_stack_overtakes_v4", op::bind, altered::effect,
                 "The wildcard of both families is free where IPv4 alone has the port.", nullptr,
                 overtake_v4)),
    lie("bind.knows_no_mapped_wildcard", op::bind, altered::effect,
        "The wildcard of IPv4 in mapped form is an invalid address.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (address_text(call, "host") == "::ffff:0.0.0.0") {
            refuse<errc::invalid_argument>(result);
          }
        }),
    watching(lie("bind.shares_nothing", op::bind, altered::effect,
                 "No two UDP sockets have the same address, whatever they allow.", nullptr,
                 share_nothing, {"setsockopt.so_reuseport_shares"})),
    watching(lie("bind.shared_port_serves_the_other", op::poll, altered::readiness,
                 "Of two datagram sockets with the same address the other one is readable.",
                 nullptr, serve_the_other)),
};

}  // namespace

std::span<const mutant> bind_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
