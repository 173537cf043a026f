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

/// The lane keeps the call's mask: here, lets the signal in that it kept out.
void keep_the_mask(lie_state& state, const value& call, value& result) {
  if (!argument(call, "mask").is_list() || !is_ok(result)) return;
  state.make_call(own_call("signal_mask", {}, {{"signal", "SIGUSR1"}, {"blocked", false}}));
}

void drop_the_mask(lie_state&, value& call) {
  const value& mask = argument(call, "mask");
  if (mask.is_list() && !mask.elements().empty()) change_argument(call, "mask", nullptr);
}

void do_not_wait(lie_state&, value& call) {
  if (argument(call, "timeout").is_null()) change_argument(call, "timeout", 0);
}

void use_up_the_time(lie_state&, const value&, value& result) {
  if (member(result, "timeout").is_integer()) change(result, "timeout", 0);
}

void take_negative_times(lie_state&, const value&, value& result) {
  if (is_error(result, errc::invalid_argument)) report_success(result, {{"count", 0}});
}

constexpr mutant mutants[] = {
    lie("ppoll.sees_nothing", op::ppoll, altered::readiness, "No socket is ever counted.", nullptr,
        see_nothing, {"ppoll.*"}),
    lie("ppoll.returns_at_once", op::ppoll, altered::timing, "Nothing is waited for.", nullptr,
        return_at_once),
    lie("ppoll.mask_stays", op::ppoll, altered::effect, "The call's mask stays when it is over.",
        nullptr, keep_the_mask),
    lie("ppoll.mask_is_dropped", op::ppoll, altered::effect,
        "A mask that keeps signals out is dropped.", drop_the_mask, nullptr),
    lie("ppoll.never_blocks", op::ppoll, altered::timing, "A call without a timeout does not wait.",
        do_not_wait, nullptr),
    lie("ppoll.timeout_is_used_up", op::ppoll, altered::effect,
        "ppollhat is left of the time stands in the timeout afterwards.", nullptr, use_up_the_time),
    lie("ppoll.negative_timeouts_are_none", op::ppoll, altered::error,
        "A negative timeout is over at once.", nullptr, take_negative_times),
    lie("ppoll.closed_is_not_told", op::ppoll, altered::readiness,
        "A closed descriptor has no events.", nullptr,
        [](lie_state&, const value&, value& result) { drop_event(result, "POLLNVAL"); }),
    lie("ppoll.interruption_is_no_event", op::ppoll, altered::error,
        "A wait that was interrupted is over.", nullptr, be_no_event),
    lie("pselect.sees_nothing", op::pselect, altered::readiness, "No socket is ever counted.",
        nullptr, see_nothing, {"pselect.*"}),
    lie("pselect.returns_at_once", op::pselect, altered::timing, "Nothing is waited for.", nullptr,
        return_at_once),
    lie("pselect.mask_stays", op::pselect, altered::effect,
        "The call's mask stays when it is over.", nullptr, keep_the_mask),
    lie("pselect.mask_is_dropped", op::pselect, altered::effect,
        "A mask that keeps signals out is dropped.", drop_the_mask, nullptr),
    lie("pselect.never_blocks", op::pselect, altered::timing,
        "A call without a timeout does not wait.", do_not_wait, nullptr),
    lie("pselect.timeout_is_used_up", op::pselect, altered::effect,
        "pselecthat is left of the time stands in the timeout afterwards.", nullptr,
        use_up_the_time),
    lie("pselect.negative_timeouts_are_none", op::pselect, altered::error,
        "A negative timeout is over at once.", nullptr, take_negative_times),
    lie("pselect.closed_is_an_invalid_argument", op::pselect, altered::error,
        "A closed descriptor is an invalid argument.", nullptr,
        misreport<errc::bad_file_descriptor, errc::invalid_argument>),
    lie("pselect.interruption_is_no_event", op::pselect, altered::error,
        "A wait that was interrupted is over.", nullptr, be_no_event),
};

}  // namespace

std::span<const mutant> ppoll_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
