// Lies about bind().

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"

namespace sockspec::conformance {
namespace {

address asked(const value& call) {
  return address(argument(call, "address"));
}
std::string host_of(const value& call) {
  return address_text(call, "host");
}

// What sockets of this cell are called: "127.64.1.1:40000".
void remember_name(lie_state& state, const value& call, const value& result) {
  if (is_ok(result)) state.memory["name:" + own_name(state, call["on"])] = true;
}
bool is_in_use_by_name(lie_state& state, const value& call, const value& result) {
  return is_error(result, errc::address_in_use) &&
         state.memory.contains("name:" + to_string(asked(call)));
}

/// A call in vain on a socket that has an address already.
bool is_bound_again(lie_state& state, const value& call, const value& result) {
  if (!is_error(result, errc::invalid_argument)) return false;
  const value name = state.make_call(own_call("getsockname", call["on"]));
  if (!is_ok(name)) return false;
  const address has(member(name, "address"));
  return has.family() == "unix" ? !has.is_unnamed() : has.port() != 0;
}

void take_another_address(lie_state&, value& call) {
  value where = argument(call, "address");
  if (host_of(call).starts_with("127.")) where.set("host", "127.77.77.77");
  if (host_of(call) == "::1") where.set("host", "::");
  for (const std::string_view name : {"path", "abstract"}) {
    if (where[name].is_text()) where.set(name, where[name].text() + "~");
  }
  change_argument(call, "address", where);
}

void ignore_family(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (call["op"] != value("bind") || is_ok(result)) return;
  if (is_foreign_address(state, call)) report_success(result);
}

void report_refused_address(lie_state& state, const value& call, value& result) {
  const std::string refused = key("refused:", call["on"]);
  if (call["op"] == value("bind") && is_bound_again(state, call, result)) {
    state.memory[refused] = argument(call, "address");
  }
  if (call["op"] == value("getsockname") && state.memory.contains(refused)) {
    change(result, "address", state.memory[refused]);
  }
}

constexpr mutant mutants[] = {
    {
        .id = "bind.takes_another_address",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "Another address is bound to than was asked for.",
        .may_redden = {"bind.unix_*", "bind.address_in_use", "getsockname.bound_address"},
        .before = take_another_address,
    },
    {
        .id = "bind.does_nothing",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "Binding succeeds without effect.",
        .may_redden = {"bind.*", "listen.*", "accept.*", "connect.*", "getsockname.*",
                       "setsockopt.so_reuseport_needs_both",
                       "setsockopt.ip_recverr_queues_errors_of_raw",
                       "recvfrom.netlink_tells_its_group"},
        .before = [](lie_state&, value& call) { do_nothing(call); },
    },
    {
        .id = "bind.shares_addresses",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "An address that another socket has is reported as bound to.",
        .may_redden = {"bind.connection_that_was_closed", "bind.reuse_not_over_listener",
                       "bind.unix_path_outlives_the_socket", "setsockopt.so_reuseport_needs_both",
                       "bind.netlink_port_in_use"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              remember_name(state, call, result);
              if (is_in_use_by_name(state, call, result)) report_success(result);
            },
    },
    {
        .id = "bind.in_use_reported_as_not_available",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "An address that another socket has is reported as not available.",
        .may_redden = {"bind.connection_that_was_closed", "bind.reuse_not_over_listener",
                       "bind.unix_path_outlives_the_socket", "setsockopt.so_reuseport_needs_both",
                       "bind.netlink_port_in_use"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              remember_name(state, call, result);
              if (is_in_use_by_name(state, call, result)) {
                report_error(result, errc::address_not_available);
              }
            },
    },
    {
        .id = "bind.addresses_stay_taken",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "An address that a socket once had stays in use.",
        .may_redden = {"bind.protocols_have_ports_of_their_own", "bind.reuse_after_connections",
                       "setsockopt.so_reuseport_shares"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (!is_ok(result)) return;
              const auto name = "name:" + own_name(state, call["on"]);
              if (!state.memory.emplace(name, true).second) {
                report_error(result, errc::address_in_use);
              }
            },
    },
    {
        .id = "bind.pretends_to_bind_again",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "Binding a bound socket succeeds.",
        .may_redden = {"bind.connected"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (is_bound_again(state, call, result)) report_success(result);
            },
    },
    {
        .id = "bind.bound_reported_as_connected",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "Binding a bound socket is reported as binding a connected one.",
        .may_redden = {"bind.connected"},
        .after =
            [](lie_state& state, const value& call, value& result) {
              if (is_bound_again(state, call, result)) {
                report_error(result, errc::already_connected);
              }
            },
    },
    {
        .id = "bind.refused_address_is_reported",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "After a second binding was refused, its address is the socket's name.",
        .after = report_refused_address,
        .watches_all = true,
    },
    {
        .id = "bind.ignores_the_family",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "Addresses of any family are taken.",
        .after = ignore_family,
        .watches_all = true,
    },
    {
        .id = "bind.ignores_the_length",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "The length of the address is not looked at.",
        .before =
            [](lie_state&, value& call) {
              value where = argument(call, "address");
              where.erase("length");
              change_argument(call, "address", where);
            },
    },
    {
        .id = "bind.null_is_an_invalid_argument",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "A null pointer is reported as an invalid argument.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::bad_address)) {
                report_error(result, errc::invalid_argument);
              }
            },
    },
    {
        .id = "bind.closed_handle_succeeds",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "Binding a closed socket succeeds.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::bad_file_descriptor)) report_success(result);
            },
    },
    {
        .id = "bind.file_reported_as_closed",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "What is no socket is reported as a bad descriptor.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::not_a_socket)) {
                report_error(result, errc::bad_file_descriptor);
              }
            },
    },
};

}  // namespace

std::span<const mutant> bind_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
