// Lies about dup(), fcntl(), ioctl() and sockatmark().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr auto closed_is_invalid = misreport<errc::bad_file_descriptor, errc::invalid_argument>;

constexpr mutant mutants[] = {
    lie("dup.closed_is_an_invalid_argument", op::dup, altered::error,
        "A closed descriptor is an invalid argument.", nullptr, closed_is_invalid),
    lie("dup.full_process_is_a_full_system", op::dup, altered::error,
        "The process's limit is reported as the system's.", nullptr,
        misreport<errc::too_many_files_open, errc::too_many_files_open_in_system>),
    lie("fcntl.closed_is_an_invalid_argument", op::fcntl, altered::error,
        "A closed descriptor is an invalid argument.", nullptr, closed_is_invalid),
    lie(
        "fcntl.close_on_exec_stays", op::fcntl, altered::effect, "FD_CLOEXEC is never taken away.",
        [](lie_state&, value& call) {
          const bool takes = argument(call, "command") == value("F_SETFD") &&
                             argument(call, "flags") == value(value::list{});
          if (takes) change_argument(call, "flags", value::list{"FD_CLOEXEC"});
        },
        nullptr),
    lie("ioctl.mark_is_elsewhere", op::ioctl, altered::effect, "SIOCATMARK tells the contrary.",
        nullptr,
        [](lie_state&, const value& call, value& result) {
          if (argument(call, "request") != value("SIOCATMARK") || !is_ok(result)) return;
          change(result, "value", 1 - member(result, "value").integer());
        }),
    lie("ioctl.counts_one_more", op::ioctl, altered::count,
        "One byte more is counted than has arrived.", nullptr,
        [](lie_state&, const value& call, value& result) {
          const bool counts = argument(call, "request") == value("FIONREAD") && is_ok(result);
          if (counts) change(result, "value", member(result, "value").integer() + 1);
        }),
    lie("ioctl.null_is_an_invalid_argument", op::ioctl, altered::error,
        "A null pointer is an invalid argument.", nullptr,
        misreport<errc::bad_address, errc::invalid_argument>),
    lie("ioctl.closed_is_an_invalid_argument", op::ioctl, altered::error,
        "A closed descriptor is an invalid argument.", nullptr, closed_is_invalid),
    lie("sockatmark.never_at_the_mark", op::sockatmark, altered::effect,
        "A socket is never at the mark.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "value", 0); }),
    lie("sockatmark.always_at_the_mark", op::sockatmark, altered::effect,
        "A socket is always at the mark.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "value", 1); }),
    lie("sockatmark.closed_is_an_invalid_argument", op::sockatmark, altered::error,
        "A closed descriptor is an invalid argument.", nullptr, closed_is_invalid),
};

}  // namespace

std::span<const mutant> descriptor_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
