// Lies about ppoll() and pselect().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void see_nothing(lie_state&, const value&, value& result) {
  if (is_ok(result)) change(result, "count", 0);
}

void return_at_once(lie_state&, const value&, value& result) {
  end_by(result, 1);
}

void be_no_event(lie_state&, const value&, value& result) {
  if (is_error(result, errc::interrupted)) report_success(result, {{"count", 0}});
}

constexpr mutant mutants[] = {
    lie("ppoll.sees_nothing", op::ppoll, altered::readiness, "No socket is ever counted.", nullptr,
        see_nothing),
    lie("ppoll.returns_at_once", op::ppoll, altered::timing, "Nothing is waited for.", nullptr,
        return_at_once),
    lie("ppoll.interruption_is_no_event", op::ppoll, altered::error,
        "A wait that was interrupted is over.", nullptr, be_no_event),
    lie("pselect.sees_nothing", op::pselect, altered::readiness, "No socket is ever counted.",
        nullptr, see_nothing),
    lie("pselect.returns_at_once", op::pselect, altered::timing, "Nothing is waited for.", nullptr,
        return_at_once),
    lie("pselect.interruption_is_no_event", op::pselect, altered::error,
        "A wait that was interrupted is over.", nullptr, be_no_event),
};

}  // namespace

std::span<const mutant> ppoll_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
