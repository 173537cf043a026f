// Lies about listen().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool has_port_zero(lie_state& state, const value& on) {
  const value name = state.make_call(own_call("getsockname", on));
  return member(name, "address")["port"] == value(0);
}

/// Gives a UNIX socket a name before it listens.
void take_a_name(lie_state& state, value& call) {
  const value name = state.make_call(own_call("getsockname", call["on"]));
  const value& address = member(name, "address");
  const bool unnamed = address["path"].is_null() && address["abstract"].is_null();
  if (address["family"] != value("unix") || !unnamed) return;
  state.make_call(own_call("bind", call["on"], {{"address", value::object{{"family", "unix"}}}}));
}

constexpr mutant mutants[] = {
    lie("listen.does_nothing", op::listen, altered::effect, "Listening succeeds without effect.",
        [](lie_state&, value& call) { do_nothing(call); }, nullptr,
        {"listen.*", "accept*", "bind.*", "getpeername.*", "getsockopt.so_acceptconn", "poll.*",
         "getsockopt.tcp_info_of_a_listener"}),
    lie(
        "listen.first_backlog_stays", op::listen, altered::effect,
        "Listening again changes nothing.",
        [](lie_state& state, value& call) {
          if (!state.memory.emplace(key("listens:", call["on"]), true).second) do_nothing(call);
        },
        nullptr),
    lie("listen.negative_backlog_is_refused", op::listen, altered::error,
        "A negative backlog is an invalid argument.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& backlog = argument(call, "backlog");
          if (backlog.integer() < 0) report_error(result, errc::invalid_argument);
        }),
    lie("listen.large_backlog_is_refused", op::listen, altered::error,
        "A backlog beyond the system's limit is an invalid argument.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const value& backlog = argument(call, "backlog");
          if (backlog.integer() > 65535) report_error(result, errc::invalid_argument);
        }),
    lie(
        "listen.demands_an_address", op::listen, altered::effect,
        "A socket without an address cannot listen.",
        [](lie_state& state, value& call) {
          state.memory["unbound"] = has_port_zero(state, call["on"]);
        },
        [](lie_state& state, const value&, value& result) {
          if (is_ok(result) && state.memory["unbound"] == value(true)) {
            report_error(result, errc::destination_address_required);
          }
        }),
    lie("listen.names_itself", op::listen, altered::effect,
        "A UNIX socket without a name takes one and listens.", take_a_name, nullptr),
    lie("listen.pretends_when_connected", op::listen, altered::effect,
        "Listening on a connected socket succeeds.", nullptr, pretend<errc::invalid_argument>,
        {"listen.unix_without_name"}),
    lie("listen.shares_ports", op::listen, altered::effect, "Two sockets listen on one port.",
        nullptr, pretend<errc::address_in_use>),
    lie("listen.takes_datagram_sockets", op::listen, altered::effect,
        "Listening on a datagram socket succeeds.", nullptr,
        pretend<errc::operation_not_supported>),
    lie("listen.closed_reported_as_no_socket", op::listen, altered::error,
        "A closed socket is reported as what is no socket.", nullptr,
        misreport<errc::bad_file_descriptor, errc::not_a_socket>),
    lie("listen.file_reported_as_closed", op::listen, altered::error,
        "What is no socket is reported as a bad descriptor.", nullptr,
        misreport<errc::not_a_socket, errc::bad_file_descriptor>),
};

}  // namespace

std::span<const mutant> listen_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
