// Lies about calls on what they are not for.

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto file_is_closed = misreport<errc::not_a_socket, errc::bad_file_descriptor>;
constexpr auto closed_is_file = misreport<errc::bad_file_descriptor, errc::not_a_socket>;

void have_no_mark(lie_state&, const value&, value& result) {
  const bool refused = is_error(result, errc::inappropriate_io_control_operation) ||
                       is_error(result, errc::invalid_argument);
  if (refused) report_success(result, {{"value", 0}});
}

constexpr mutant mutants[] = {
    lie("sendmmsg.files_are_closed", op::sendmmsg, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("sendmmsg.closed_is_no_socket", op::sendmmsg, altered::error, "A closed socket is a file.",
        nullptr, closed_is_file),
    lie("recvmmsg.files_are_closed", op::recvmmsg, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("recvmmsg.closed_is_no_socket", op::recvmmsg, altered::error, "A closed socket is a file.",
        nullptr, closed_is_file),
    lie("sockatmark.others_are_never_at_the_mark", op::sockatmark, altered::effect,
        "What is no socket is never at its mark.", nullptr, have_no_mark),
};

}  // namespace

std::span<const mutant> wrong_handle_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
