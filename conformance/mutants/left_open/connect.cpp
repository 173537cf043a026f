// Lies about what the documents leave open of connect().

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/left_open/marks.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_wildcard(const value& call) {
  const std::string host = address_text(call, "host");
  return host == "0.0.0.0" || host == "::";
}

bool dissolves(const value& call) {
  return is_call(call, "connect") && argument(call, "address")["family"] == value("unspecified");
}

void need_another(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (!is_call(call, "connect") || !is_ok(result)) return;
  if (remembered(state, "type", call["on"]) != value("datagram")) return;
  if (own_name(state, call["on"]) == to_string(address(argument(call, "address")))) {
    report_error(result, errc::address_not_available);
  }
}

bool has_to_wait(const value& result) {
  return is_error(result, errc::operation_in_progress) ||
         is_error(result, errc::operation_would_block);
}

// A socket's time-out is set before it is connected, and once more after the one of its mode.
void be_timed_out_for_good(lie_state& state, const value& call, value& result) {
  if (is_call(call, "setsockopt") && is_option(call, "SO_SNDTIMEO")) {
    mark(state, "timed:", call["on"]);
  }
  if (!is_call(call, "connect") || !is_marked(state, "timed:", call["on"])) return;
  if (is_marked(state, "over:", call["on"])) return report_error(result, errc::timed_out);
  if (has_to_wait(result)) mark(state, "over:", call["on"]);
}

void spare_listeners(lie_state& state, value& call) {
  if (is_call(call, "listen")) mark(state, "listens:", call["on"]);
  if (dissolves(call) && is_marked(state, "listens:", call["on"])) do_nothing(call);
}

void need_a_peer(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "connect")) return;
  if (!dissolves(call)) return mark(state, "connected:", call["on"]);
  if (!is_marked(state, "connected:", call["on"])) report_error(result, errc::not_connected);
}

void note_the_port(lie_state& state, value& call) {
  if (!dissolves(call)) return;
  const value name = state.make_call(own_call("getsockname", call["on"]));
  state.memory[key("port:", call["on"])] = member(name, "address")["port"];
}

void keep_the_port(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "getsockname") || !is_marked(state, "port:", call["on"])) return;
  value address = member(result, "address");
  if (!address["port"].is_integer()) return;
  address.set("port", state.memory[key("port:", call["on"])]);
  change(result, "address", std::move(address));
}

void end_with_the_descriptor(lie_state& state, const value& call, value& result) {
  if (is_call(call, "close")) mark(state, "closed:", call["on"]);
  if (is_call(call, "connect") && is_marked(state, "closed:", call["on"])) {
    refuse<errc::bad_file_descriptor>(result);
  }
}

constexpr mutant lies[] = {
    lie("connect.wildcard_is_a_stranger", op::connect, altered::effect,
        "The wildcard address is no destination.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_wildcard(call)) refuse<errc::address_not_available>(result);
        }),
    lie("connect.port_zero_is_a_bad_address", op::connect, altered::error,
        "An address with port 0 is no destination.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["port"] == value(0)) {
            report_error(result, errc::address_not_available);
          }
        }),
    lie("connect.broadcast_is_a_bad_address", op::connect, altered::error,
        "A broadcast address is no destination.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (address_text(call, "host") == "127.255.255.255") {
            report_error(result, errc::address_not_available);
          }
        },
        {"connect.broadcast_needs_permission"}),
    lie("connect.looks_at_every_scope", op::connect, altered::effect,
        "A scope without an interface is refused, whatever the address.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "address")["scope"] == value(7777)) {
            refuse<errc::address_not_available>(result);
          }
        }),
    lie("connect.link_local_needs_no_scope", op::connect, altered::effect,
        "A link-local destination is taken without a scope.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (address_text(call, "host") == "fe80::1") report_success(result);
        }),
    watching(lie("connect.datagrams_need_another", op::connect, altered::effect,
                 "A datagram socket cannot be its own peer.", nullptr, need_another)),
    lie("connect.strangers_are_ignored", op::sendto, altered::effect,
        "What a stranger sends to a socket that has a peer is taken, and lost.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::operation_not_permitted)) {
            report_success(result, {{"count", 5}});
          }
        }),
    watching(lie("connect.timed_out_for_good", op::connect, altered::error,
                 "A connection whose time was over is timed out for ever.", nullptr,
                 be_timed_out_for_good)),
    lie("connect.told_refusals_last", op::connect, altered::error,
        "A refusal that was told is told again.", nullptr,
        misreport<errc::connection_aborted, errc::connection_refused>),
    watching(lie("connect.spares_listeners", op::connect, altered::effect,
                 "Connecting a listener to no address does nothing.", spare_listeners, nullptr)),
    watching(lie("connect.dissolving_needs_a_peer", op::connect, altered::error,
                 "A socket that has no peer cannot be connected to no address.", nullptr,
                 need_a_peer)),
    watching(lie("connect.dissolving_keeps_the_port", op::getsockname, altered::address,
                 "A socket keeps the port that connecting has chosen when it is dissolved.",
                 note_the_port, keep_the_port)),
    watching(lie("connect.ends_when_it_is_closed", op::connect, altered::effect,
                 "A call that waits ends when its descriptor is closed.", nullptr,
                 end_with_the_descriptor)),
};

}  // namespace

std::span<const mutant> connect_left_open_mutants() {
  return lies;
}

}  // namespace sockspec::conformance
