// Lies about create_server().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

bool is_dual_stack(const value& call) {
  return argument(call, "dualstack_ipv6") == value(true);
}

/// A socket that is bound, if at all, to what the system chooses.
void create_alone(lie_state&, value& call) {
  const value family = argument(call, "address")["family"];
  if (family.is_null()) return;
  call.set("op", "socket");
  call.set("args", value::object{{"family", family}, {"type", "stream"}});
}

void choose_another_address(lie_state&, value& call) {
  value where = argument(call, "address");
  if (where["port"].is_integer()) where.set("port", 0);
  if (where.has("path")) where.set("path", where["path"].text() + "_");
  if (where.has("family")) change_argument(call, "address", where);
}

void take_ipv6(lie_state&, value& call) {
  if (argument(call, "family") == value("inet")) change_argument(call, "family", "inet6");
}

void take_the_loopback(lie_state&, value& call) {
  const value family = argument(call, "family");
  if (family.is_null() || is_dual_stack(call)) return;
  const char* const host = family == value("inet6") ? "::1" : "127.0.0.1";
  call.set("args", value::object{{"address",
                                  value::object{{"family", family}, {"host", host}, {"port", 0}}}});
}

void cut_the_port(lie_state&, value& call) {
  const value& port = argument(call, "port");
  if (port.is_integer()) change_argument(call, "port", port.integer() & 0xffff);
}

/// As if SO_REUSEADDR were SO_REUSEPORT: what is taken is given to another one.
void steal(lie_state&, const value&, value& result) {
  if (is_error(result, errc::address_in_use)) report_success(result, {{"number", 99}});
}

void leak_after_failure(lie_state& state, const value&, value& result) {
  if (!is_error(result, errc::address_in_use)) return;
  state.make_call(value::object{
      {"op", "socket"},
      {"as", own_handle},
      {"args", value::object{{"family", "inet"}, {"type", "stream"}}},
  });
}

constexpr mutant mutants[] = {
    lie("create_server.does_not_listen", op::create_server, altered::effect,
        "What is returned does not listen.", create_alone, nullptr, {"create_server.*"}),
    lie("create_server.address_ignored", op::create_server, altered::address,
        "The address is another one than was asked for.", choose_another_address, nullptr,
        {"create_server.address_in_use", "create_server.failure_leaves_nothing_open"}),
    lie("create_server.ipv6_always", op::create_server, altered::effect,
        "Whatever the family is, the server is an IPv6 one.", take_ipv6, nullptr),
    lie("create_server.loopback_alone", op::create_server, altered::address,
        "With a port alone, the server listens at the loopback address.", take_the_loopback,
        nullptr),
    lie("create_server.port_is_cut", op::create_server, altered::effect,
        "A port is cut to 16 bits.", cut_the_port, nullptr),
    lie("create_server.reuse_steals", op::create_server, altered::effect,
        "A server may take the address of one that listens.", nullptr, steal),
    lie(
        "create_server.does_not_reuse", op::create_server, altered::option,
        "The address cannot be had while connections linger.",
        [](lie_state&, value& call) { change_argument(call, "reuse_address", false); }, nullptr),
    lie(
        "create_server.always_dual_stack", op::create_server, altered::option,
        "An IPv6 server always takes IPv4 clients.",
        [](lie_state&, value& call) {
          if (argument(call, "family") == value("inet6")) {
            change_argument(call, "dualstack_ipv6", true);
          }
        },
        nullptr),
    lie(
        "create_server.never_dual_stack", op::create_server, altered::option,
        "dualstack_ipv6 is ignored.",
        [](lie_state&, value& call) {
          if (is_dual_stack(call)) change_argument(call, "dualstack_ipv6", false);
        },
        nullptr),
    lie(
        "create_server.reuse_port_is_ignored", op::create_server, altered::option,
        "reuse_port is ignored.",
        [](lie_state&, value& call) { change_argument(call, "reuse_port", false); }, nullptr),
    lie(
        "create_server.backlog_is_ignored", op::create_server, altered::option,
        "Whatever the backlog is, the queue is long.",
        [](lie_state&, value& call) { change_argument(call, "backlog", 128); }, nullptr),
    lie(
        "create_server.backlog_is_one", op::create_server, altered::option,
        "Whatever the backlog is, the queue is short.",
        [](lie_state&, value& call) { change_argument(call, "backlog", 1); }, nullptr),
    lie("has_dualstack_ipv6.says_the_contrary", op::has_dualstack_ipv6, altered::effect,
        "Where there is a dual stack, none is said to be.", nullptr,
        [](lie_state&, const value&, value& result) {
          change(result, "value", !member(result, "value").boolean());
        }),
    lie("create_server.failure_leaks", op::create_server, altered::effect,
        "A server that cannot be made leaves its socket open.", nullptr, leak_after_failure),
};

}  // namespace

std::span<const mutant> create_server_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
