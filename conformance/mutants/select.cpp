// Lies about select().

#include <utility>

#include "mutants/lie.hpp"
#include "mutants/registry.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::size_t size_of(const value& result, std::string_view set) {
  const value& all = member(result, set);
  return all.is_list() ? all.elements().size() : 0;
}

void clear_set(value& result, std::string_view set) {
  if (!is_ok(result)) return;
  const auto gone = static_cast<std::int64_t>(size_of(result, set));
  change(result, set, value(value::list{}));
  change(result, "count", member(result, "count").integer() - gone);
}

bool waits_for_ever(const value& call) {
  return argument(call, "timeout").is_null();
}

constexpr mutant mutants[] = {
    lie("select.never_readable", op::select, altered::readiness,
        "No socket is in the set for reading.", nullptr,
        [](lie_state&, const value&, value& result) { clear_set(result, "read"); },
        {"select.counts_each_set", "select.blocks_without_timeout"}),
    lie("select.never_writable", op::select, altered::readiness,
        "No socket is in the set for writing.", nullptr,
        [](lie_state&, const value&, value& result) { clear_set(result, "write"); },
        {"select.counts_each_set"}),
    lie("select.never_exceptional", op::select, altered::readiness,
        "No socket is in the set for exceptional conditions.", nullptr,
        [](lie_state&, const value&, value& result) { clear_set(result, "except"); }),
    lie("select.counts_sockets", op::select, altered::count,
        "A socket that is ready in two sets counts once.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (!is_ok(result) || size_of(result, "read") == 0) return;
          const bool same = argument(call, "read") == argument(call, "write");
          if (same) change(result, "count", size_of(result, "read"));
        }),
    lie(
        "select.never_blocks", op::select, altered::timing, "Without a timeout, select looks once.",
        [](lie_state&, value& call) {
          if (waits_for_ever(call)) change_argument(call, "timeout", 0);
        },
        nullptr),
    lie("select.closed_is_an_invalid_argument", op::select, altered::error,
        "A closed descriptor is an invalid argument.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::bad_file_descriptor)) {
            report_error(result, errc::invalid_argument);
          }
        }),
    lie("select.swallows_interruption", op::select, altered::effect,
        "A signal ends the wait as if the time were over.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_error(result, errc::interrupted)) return;
          report_success(result, {{"count", 0},
                                  {"read", value::list{}},
                                  {"write", value::list{}},
                                  {"except", value::list{}}});
        }),
    lie("select.negative_timeouts_are_none", op::select, altered::effect,
        "With a negative timeout nothing is waited for.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::invalid_argument)) report_success(result, {{"count", 0}});
        }),
};

}  // namespace

std::span<const mutant> select_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
