// Lies about accept4() that are not about its flags.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void one_connection_a_listener(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  if (!state.memory.emplace(key("accepted:", call["on"]), true).second) {
    report_error(result, errc::invalid_argument);
  }
}

void report_own_address(lie_state& state, const value& call, value& result) {
  if (!is_ok(result)) return;
  const value own = state.make_call(own_call("getsockname", call["as"]));
  change(result, "address", member(own, "address"));
}

template <int Length>
void report_length(lie_state&, const value& call, value& result) {
  const value& claims = argument(call, "address")["claims"];
  const bool cut = claims.is_integer() && claims.integer() < 16;
  if (cut == (Length < 16)) change(result, "address_length", Length);
}

void make_nonblocking(lie_state& state, value& call) {
  state.make_call(own_call("fcntl", call["on"],
                           {{"command", "F_SETFL"}, {"flags", value::list{"O_NONBLOCK"}}}));
}

constexpr mutant mutants[] = {
    lie("accept4.one_connection_a_listener", op::accept4, altered::effect,
        "A listener hands out one connection.", nullptr, one_connection_a_listener),
    lie("accept4.reports_own_address", op::accept4, altered::address,
        "The address is the accepted socket's own, not the client's.", nullptr, report_own_address),
    lie("accept4.length_is_the_buffers", op::accept4, altered::address,
        "The length of the address is left as it was given.", nullptr, report_length<128>),
    lie("accept4.tells_the_cut_length", op::accept4, altered::address,
        "Of an address that was cut, the cut length is told.", nullptr, report_length<4>),
    lie("accept4.demands_an_address", op::accept4, altered::effect,
        "Without an address nothing is accepted.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool unasked = call["args"].has("address") && argument(call, "address").is_null();
          if (unasked) report_error(result, errc::bad_address);
        }),
    lie("accept4.takes_a_high_number", op::accept4, altered::effect,
        "The descriptor is not the lowest one.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) change(result, "number", member(result, "number").integer() + 1);
        }),
    lie("accept.takes_a_high_number", op::accept, altered::effect,
        "The descriptor is not the lowest one.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_ok(result)) change(result, "number", member(result, "number").integer() + 1);
        }),
    lie("accept4.never_waits", op::accept4, altered::timing,
        "Accepting never waits for a connection.", make_nonblocking, nullptr, {"accept4.*"}),
    lie("accept4.no_connection_is_an_interruption", op::accept4, altered::error,
        "A queue without connections is reported as an interruption.", nullptr,
        misreport<errc::operation_would_block, errc::interrupted>),
    lie("accept4.gives_up_early", op::accept4, altered::timing, "A time-out comes at once.",
        nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::operation_would_block)) end_by(result, 1);
        }),
    lie("accept4.interruption_is_no_connection", op::accept4, altered::error,
        "An interrupted wait is reported as a queue without connections.", nullptr,
        misreport<errc::interrupted, errc::operation_would_block>),
    lie("accept4.bad_arguments_are_not_supported", op::accept4, altered::error,
        "A bad argument is an operation that is not supported.", nullptr,
        misreport<errc::invalid_argument, errc::operation_not_supported>),
    lie("accept4.datagrams_are_bad_arguments", op::accept4, altered::error,
        "An operation that is not supported is a bad argument.", nullptr,
        misreport<errc::operation_not_supported, errc::invalid_argument>),
    lie("accept4.full_process_is_a_full_system", op::accept4, altered::error,
        "The process's limit is reported as the system's.", nullptr,
        misreport<errc::too_many_files_open, errc::too_many_files_open_in_system>),
    lie("accept4.closed_is_no_socket", op::accept4, altered::error, "A closed socket is a file.",
        nullptr, misreport<errc::bad_file_descriptor, errc::not_a_socket>),
    lie("accept4.files_are_closed", op::accept4, altered::error, "A file is a closed socket.",
        nullptr, misreport<errc::not_a_socket, errc::bad_file_descriptor>),
};

}  // namespace

std::span<const mutant> accept4_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
