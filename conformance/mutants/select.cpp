// Lies about select().

#include <utility>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
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

void end_by_a_signal(lie_state& state, const value& call, value& result) {
  if (call["op"] == value("interrupt")) state.memory["interrupted"] = true;
  if (call["op"] == value("select") && state.memory.contains("interrupted")) {
    report_error(result, errc::interrupted);
  }
}

void hide_what_has_no_peer(lie_state& state, const value&, value& result) {
  if (size_of(result, "write") != 1) return;
  const value& on = member(result, "write").elements().front();
  if (!is_ok(state.make_call(own_call("getpeername", on)))) clear_set(result, "write");
}

constexpr mutant mutants[] = {
    lie("select.never_readable", op::select, altered::readiness,
        "No socket is in the set for reading.", nullptr,
        [](lie_state&, const value&, value& result) { clear_set(result, "read"); },
        {"select.counts_each_set", "select.blocks_without_timeout",
         "shutdown.wakes_a_blocked_select"}),
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
    watching(lie("select.signals_end_it", op::select, altered::timing,
                 "A signal ends every wait with interrupted.", nullptr, end_by_a_signal)),
    lie("select.negative_timeouts_are_none", op::select, altered::effect,
        "With a negative timeout nothing is waited for.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (is_error(result, errc::invalid_argument)) report_success(result, {{"count", 0}});
        }),
    lie("select.refusals_are_not_told", op::select, altered::readiness,
        "What is to be written is told only where it is connected.", nullptr,
        hide_what_has_no_peer),
};

}  // namespace

std::span<const mutant> select_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
