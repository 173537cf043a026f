// Lies about the addresses and the sockets of servers, and about their datagrams.

#include "engine/mutant.hpp"
#include "mutants/seam_mutant.hpp"
#include "mutants/server/words.hpp"

namespace sockspec::conformance {
namespace {

void watch(lie_state& state, value& call) {
  remember_server(state, call);
}

/// Where the handle was looked at: as it was asked for, or cut.
void tell_another_address(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "server_address") || !has_been(state, call, "fromfd")) return;
  value told = member(result, "address");
  if (told["port"].is_integer()) told.set("port", 0);
  if (told["path"].is_text()) told.set("path", told["path"].text().substr(1));
  change(result, "address", told);
}

void forget_the_address(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "server_address")) return;
  if (has_been(state, call, "server_close")) report_error(result, errc::bad_file_descriptor);
}

void keep_the_number(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "fileno") || !has_been(state, call, "server_close")) return;
  change(result, "number", 5);
}

value own_socket() {
  value making = own_call("socket", nullptr, {{"family", "inet"}, {"type", "datagram"}});
  return making.set("as", own_handle);
}

void take_another_socket(lie_state& state, value& call) {
  remember_server(state, call);
  if (!is_call(call, "fromfd") || !state.memory.contains(key("server", call["on"]))) return;
  state.make_call(own_socket());
  call.set("on", own_handle);
}

void listen_with_both_stacks(lie_state& state, value& call) {
  const value& where = argument(call, "address");
  if (where["family"] != value("inet6") || !asks_for(call, "type", "stream")) return;
  value making = own_call("create_server", nullptr, {{"address", where}, {"dualstack_ipv6", true}});
  if (is_ok(state.make_call(making.set("as", own_handle)))) call.set("on", own_handle);
}

void close_what_is_given(lie_state& state, value& call) {
  if (call["on"].is_integer()) state.make_call(own_call("close", call["on"]));
}

void refuse_to_reuse(lie_state&, const value& call, value& result) {
  const value& port = argument(call, "address")["port"];
  const bool is_asked_for = port.is_integer() && port.integer() != 0;
  if (is_asked_for && is_ok(result)) report_error(result, errc::address_in_use);
}

void remove_the_file(lie_state& state, const value& call, value& result) {
  if (!is_call(call, "server_close") || !is_ok(result)) return;
  const value& path = made_with(state, call, "address")["path"];
  if (path.is_text()) state.make_call(own_call("unlink", nullptr, {{"path", path}}));
}

constexpr mutant mutants[] = {
    watching(lie("server.another_address_is_told", op::server_address, altered::address,
                 "server_address tells no port, and a path without its first letter.", watch,
                 tell_another_address, {"server.handle_can_be_polled"})),
    watching(lie("server.address_is_gone_after_close", op::server_address, altered::address,
                 "A closed server has no address.", watch, forget_the_address)),
    watching(lie("server.handle_outlives_close", op::fileno, altered::effect,
                 "A closed server tells a handle.", watch, keep_the_number)),
    watching(lie("server.handle_is_another", op::fromfd, altered::readiness,
                 "The handle of a server is that of another socket.", take_another_socket, nullptr,
                 {"server.tells_its_address", "server.ipv6_alone"})),
    lie("server.address_is_shared", op::server_make, altered::effect,
        "Two servers can have one address.", nullptr, pretend<errc::address_in_use>),
    lie("server.address_is_not_reused", op::server_make, altered::option,
        "A server cannot be started again while connections linger.", nullptr, refuse_to_reuse),
    lie("server.ipv6_takes_ipv4", op::server_make, altered::option,
        "A server at every IPv6 address takes IPv4 clients, too.", listen_with_both_stacks,
        nullptr),
    lie("server.every_socket_will_do", op::server_make, altered::effect,
        "A stream server can be made over a socket that does not listen.", nullptr,
        pretend<errc::invalid_argument>),
    lie("server.socket_is_closed_when_given", op::server_make, altered::effect,
        "A socket that a server is given is closed.", close_what_is_given, nullptr,
        {"server.socket_that_does_not_listen"}),
    lie("server.close_leaves_the_socket", op::server_close, altered::effect,
        "close leaves the socket open.", [](lie_state&, value& call) { look_on(call); }, nullptr,
        {"server.closed_serves_no_more", "server.no_handle_after_close",
         "server.over_lingering_connections", "server.close_ends_serving",
         "server.close_waits_for_threads", "server.failing_error_hook_leaves_through_close"}),
    watching(lie("server.close_removes_the_file", op::server_close, altered::effect,
                 "close removes the file of a UNIX address.", watch, remove_the_file,
                 {"server.close_refuses_clients"})),
    lie(
        "server.backlog_is_ignored", op::server_make, altered::option,
        "Whatever the backlog is, the queue is long.",
        [](lie_state&, value& call) { change_argument(call, "backlog", nullptr); }, nullptr),
    lie("server.datagrams_are_cut", op::server_make, altered::count,
        "Of a datagram four bytes are handed over.",
        [](lie_state&, value& call) { change_argument(call, "largest_datagram", 4); }, nullptr,
        {"server.handles_a_request", "server.serves_many", "server.shutdown_counts_once",
         "server.takes_over_a_socket"}),
    lie(
        "server.datagrams_are_of_any_length", op::server_make, altered::option,
        "largest_datagram is ignored.",
        [](lie_state&, value& call) { change_argument(call, "largest_datagram", nullptr); },
        nullptr),
};

}  // namespace

std::span<const mutant> server_socket_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
