// Lies about memory that is not there, and about sockets in another state than a call's.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void take_all(lie_state&, const value&, value& result) {
  if (is_error(result, errc::bad_address)) report_success(result, {{"count", 5}});
}

void leave_out(lie_state&, const value&, value& result) {
  if (is_error(result, errc::bad_address)) report_success(result);
}

/// What was sent in vain by this call has raised SIGPIPE.
template <op What>
void raise_signal(lie_state& state, const value& call, value& result) {
  const bool broke = call["op"] == value(to_string(What)) && is_error(result, errc::broken_pipe);
  if (broke) state.memory["broke"] = true;
  if (call["op"] != value("signal_count") || !state.memory.contains("broke")) return;
  change(result, "count", 1);
}

template <op What>
constexpr mutant raises(std::string_view id, std::string_view all) {
  return watching(lie(id, What, altered::effect,
                      "A message that cannot be sent raises SIGPIPE, too.", nullptr,
                      raise_signal<What>, {all}));
}

template <op What>
constexpr mutant takes_nothing(std::string_view id) {
  return lie(id, What, altered::count, "Memory that is not there counts as received or sent.",
             nullptr, take_all);
}

void bind_again(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("connect") && is_ok(result)) state.memory["connected"] = call["on"];
  const bool again = call["op"] == value("bind") && call["on"] == state.memory["connected"];
  if (again && is_error(result, errc::invalid_argument)) report_success(result);
}

void be_not_supported(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("connect") && is_ok(result)) state.memory["connected"] = call["on"];
  const bool connected = call["op"] == value("accept") && call["on"] == state.memory["connected"];
  if (connected && is_error(result, errc::invalid_argument)) {
    report_error(result, errc::operation_not_supported);
  }
}

void lose_datagrams(lie_state& state, const value& call, value& result) {
  remember_socket(state, call, result);
  if (call["op"] != value("send") || !is_error(result, errc::broken_pipe)) return;
  if (remembered(state, "type", call["on"]) != value("datagram")) return;
  report_success(result, {{"count", 5}});
}

void refuse_again(lie_state& state, const value&, value& result) {
  if (is_error(result, errc::connection_refused)) state.memory["refused"] = true;
  const bool again = state.memory.contains("refused");
  if (again && is_error(result, errc::operation_would_block)) {
    report_error(result, errc::connection_refused);
  }
}

constexpr mutant mutants[] = {
    takes_nothing<op::recv>("recv.null_buffers_take_all"),
    takes_nothing<op::recvfrom>("recvfrom.null_buffers_take_all"),
    takes_nothing<op::read>("read.null_buffers_take_all"),
    takes_nothing<op::send>("send.null_data_is_taken"),
    takes_nothing<op::sendto>("sendto.null_data_is_taken"),
    takes_nothing<op::write>("write.null_data_is_taken"),
    lie("getsockname.null_addresses_are_left_out", op::getsockname, altered::effect,
        "Without room for a name, none is told, and that is a success.", nullptr, leave_out),
    lie("getpeername.null_addresses_are_left_out", op::getpeername, altered::effect,
        "Without room for a name, none is told, and that is a success.", nullptr, leave_out),
    raises<op::send>("send.messages_raise_a_signal", "send.*"),
    raises<op::sendto>("sendto.messages_raise_a_signal", "sendto.*"),
    raises<op::sendmsg>("sendmsg.messages_raise_a_signal", "sendmsg.*"),
    raises<op::write>("write.messages_raise_a_signal", "write.*"),
    raises<op::writev>("writev.messages_raise_a_signal", "writev.*"),
    watching(lie("accept.connected_is_not_supported", op::accept, altered::error,
                 "A connected socket is one that cannot accept.", nullptr, be_not_supported)),
    watching(lie("bind.connected_succeeds", op::bind, altered::effect,
                 "A connected socket can be bound again, without effect.", nullptr, bind_again,
                 {"bind.*"})),
    watching(lie("send.shut_down_datagrams_are_lost", op::send, altered::effect,
                 "A datagram socket that was shut down takes data, and loses it.", nullptr,
                 lose_datagrams, {"send.messages_raise_no_signal"})),
    lie("recv.refusals_stay", op::recv, altered::effect, "A refusal is reported for ever.", nullptr,
        refuse_again),
};

}  // namespace

std::span<const mutant> bad_argument_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
