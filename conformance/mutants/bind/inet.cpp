// Lies about bind(), ports and the two families of IP.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"

namespace sockspec::conformance {
namespace {

std::string host_of(const value& call) {
  return address_text(call, "host");
}
bool is_wildcard(const value& call) {
  return host_of(call) == "0.0.0.0" || host_of(call) == "::";
}

void share_ports_over_protocols(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (call["op"] != value("bind") || !is_ok(result)) return;
  const value& type = remembered(state, "type", call["on"]);
  const auto [had, is_first] = state.memory.emplace("on:" + own_name(state, call["on"]), type);
  if (!is_first && had->second != type) report_error(result, errc::address_in_use);
}

void share_with_wildcard(lie_state& state, const value& call, value& result) {
  if (is_wildcard(call) && is_ok(result)) {
    const value name = state.make_call(own_call("getsockname", call["on"]));
    state.memory[key("everywhere:", member(name, "address")["port"])] = true;
  }
  const std::string port = key("everywhere:", argument(call, "address")["port"]);
  if (!is_wildcard(call) && is_error(result, errc::address_in_use) && state.memory.contains(port)) {
    report_success(result);
  }
}

constexpr mutant mutants[] = {
    {
        .id = "bind.port_is_cut",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "A port is cut to 16 bits.",
        .before =
            [](lie_state&, value& call) {
              value where = argument(call, "address");
              if (!where["port"].is_integer()) return;
              where.set("port", where["port"].integer() & 0xffff);
              change_argument(call, "address", where);
            },
    },
    {
        .id = "bind.wildcard_shares_ports",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "The wildcard is bound to although a socket has the port on one address.",
        .may_redden = {"bind.dual_stack_takes_the_port_of_v4"},
        .after =
            [](lie_state&, const value& call, value& result) {
              if (is_wildcard(call) && is_error(result, errc::address_in_use)) {
                report_success(result);
              }
            },
    },
    {
        .id = "bind.specific_shares_the_wildcards_port",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "One address is bound to although a socket has the port on all of them.",
        .after = share_with_wildcard,
    },
    {
        .id = "bind.protocols_share_ports",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "TCP and UDP have one set of ports.",
        .after = share_ports_over_protocols,
        .watches_all = true,
    },
    {
        .id = "bind.not_available_reported_as_in_use",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "An address that the host does not have is reported as in use.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::address_not_available)) {
                report_error(result, errc::address_in_use);
              }
            },
    },
    {
        .id = "bind.accepts_any_address",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "An address that the host does not have is bound to.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::address_not_available)) report_success(result);
            },
    },
    {
        .id = "bind.reuse_has_no_effect",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::bind,
        .says = "SO_REUSEADDR reads back, and does nothing.",
        .before =
            [](lie_state& state, value& call) {
              state.make_call(own_option(call["on"], "SOL_SOCKET", "SO_REUSEADDR", 0));
            },
    },
    {
        .id = "bind.reuse_steals_from_listeners",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::bind,
        .says = "With SO_REUSEADDR a socket binds to the address of one that listens.",
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!is_error(result, errc::address_in_use)) return;
              const value reuse = state.make_call(own_call(
                  "getsockopt", call["on"],
                  {{"level", "SOL_SOCKET"}, {"name", "SO_REUSEADDR"}, {"as_value", "int"}}));
              if (member(reuse, "value")["int"] == value(1)) report_success(result);
            },
    },
    {
        .id = "bind.v6_only_has_no_effect",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::bind,
        .says = "IPV6_V6ONLY reads back, and does nothing.",
        .before =
            [](lie_state& state, value& call) {
              if (argument(call, "address")["family"] != value("inet6")) return;
              state.make_call(own_option(call["on"], "IPPROTO_IPV6", "IPV6_V6ONLY", 0));
            },
    },
    {
        .id = "bind.dual_stack_is_v6_only",
        .level = mutant_level::seam,
        .what = altered::option,
        .scope = op::bind,
        .says = "Every IPv6 socket speaks IPv6 alone.",
        .may_redden = {"sendto.v4_mapped"},
        .before =
            [](lie_state& state, value& call) {
              if (argument(call, "address")["family"] != value("inet6")) return;
              state.make_call(own_option(call["on"], "IPPROTO_IPV6", "IPV6_V6ONLY", 1));
            },
    },
};

}  // namespace

std::span<const mutant> bind_inet_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
