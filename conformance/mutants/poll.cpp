// Lies about poll().

#include <algorithm>

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

/// What epoll tells is held against what poll does.
constexpr clause_globs with_epoll(clause_globs others) {
  others.push_back("epoll_wait.agrees_*");
  return others;
}

constexpr mutant readiness(std::string_view id, std::string_view says,
                           void (*after)(lie_state&, const value&, value&),
                           clause_globs may_redden = {}) {
  return {.id = id,
          .level = mutant_level::seam,
          .what = altered::readiness,
          .scope = op::poll,
          .says = says,
          .may_redden = with_epoll(may_redden),
          .after = after};
}

/// Where nothing is ready, reports an event for every handle that it was asked for.
void pretend_ready(const value& call, value& result, std::string_view event) {
  if (member(result, "count") != value(0)) return;
  value ready{value::list{}};
  for (const auto& entry : argument(call, "handles").elements()) {
    for (const auto& wanted : entry["events"].elements()) {
      if (wanted != value(event) || !entry["on"].is_integer()) continue;
      ready.append(value::object{{"on", entry["on"]}, {"events", value::list{value(event)}}});
    }
  }
  change(result, "count", ready.elements().size());
  change(result, "ready", std::move(ready));
}

void drop_unrequested(const value& call, value& result) {
  for (const auto& entry : argument(call, "handles").elements()) {
    if (!entry["events"].elements().empty()) continue;
    for (const std::string_view event : {"POLLERR", "POLLHUP", "POLLNVAL"}) {
      drop_event(result, event);
    }
  }
}

void keep_first_entry(value& result) {
  if (!member(result, "ready").is_list() || member(result, "ready").elements().size() < 2) return;
  const value::list all = member(result, "ready").elements();
  if (all[0]["on"] != all[1]["on"]) return;
  change(result, "ready", value::list{all[0]});
  change(result, "count", 1);
}

/// The only handle of the call is asked about this event.
bool asks_for(const value& call, std::string_view event) {
  const value& handles = argument(call, "handles");
  if (!handles.is_list() || handles.elements().size() != 1) return false;
  const auto& events = handles.elements().front()["events"].elements();
  return std::ranges::find(events, value(event)) != events.end();
}

constexpr mutant mutants[] = {
    readiness("poll.never_readable", "Nothing is ever reported readable.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLIN"); },
              {"setsockopt.receive_low_water_mark_delays",
               "setsockopt.tcp_defer_accept_waits_for_data", "poll.wakes_every_thread",
               "shutdown.wakes_a_blocked_poll", "epoll_wait.instance_can_be_polled"}),
    readiness(
        "poll.always_readable", "Sockets are reported readable when nothing is.",
        [](lie_state&, const value& call, value& result) { pretend_ready(call, result, "POLLIN"); },
        {"setsockopt.receive_low_water_mark_delays", "setsockopt.tcp_defer_accept_waits_for_data"}),
    readiness("poll.never_writable", "Nothing is ever reported writable.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLOUT"); },
              {"poll.tells_no_more"}),
    readiness("poll.always_writable",
              "Sockets are reported writable when nothing is, full ones too.",
              [](lie_state&, const value& call, value& result) {
                pretend_ready(call, result, "POLLOUT");
              }),
    readiness("poll.hangup_missing", "A hang-up is not reported.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLHUP"); }),
    readiness("poll.error_missing", "A pending error is not reported.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLERR"); },
              {"setsockopt.ip*_recverr_queues_errors_of_raw"}),
    readiness("poll.invalid_missing", "A closed descriptor is not reported.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLNVAL"); }),
    readiness("poll.priority_missing", "Urgent data is not reported.",
              [](lie_state&, const value&, value& result) { drop_event(result, "POLLPRI"); },
              {"poll.errors_are_priority_when_asked"}),
    readiness("poll.only_requested_events",
              "Errors are reported only to those who asked for some event.",
              [](lie_state&, const value& call, value& result) { drop_unrequested(call, result); },
              {"setsockopt.ip*_recverr_queues_errors_of_raw"}),
    readiness("poll.judges_negative_descriptors", "A negative descriptor is reported as invalid.",
              [](lie_state&, const value& call, value& result) {
                const value& handles = argument(call, "handles");
                if (handles.elements().empty()) return;
                if (handles.elements().front()["on"]["number"] == value(-1)) {
                  change(result, "count", 1);
                }
              }),
    readiness("poll.merges_duplicates", "A socket that is named twice is reported once.",
              [](lie_state&, const value&, value& result) { keep_first_entry(result); }),
    {
        .id = "poll.counts_one_too_many",
        .level = mutant_level::seam,
        .what = altered::count,
        .scope = op::poll,
        .says = "Where several sockets are ready, one too many is counted.",
        .may_redden = {"poll.duplicate_entries_count_twice"},
        .after =
            [](lie_state&, const value&, value& result) {
              const value& count = member(result, "count");
              if (count.is_integer() && count.integer() > 1) {
                change(result, "count", count.integer() + 1);
              }
            },
    },
    {
        .id = "poll.returns_early",
        .level = mutant_level::seam,
        .what = altered::timing,
        .scope = op::poll,
        .says = "Half of the timeout is waited.",
        .before =
            [](lie_state&, value& call) {
              const value& timeout = argument(call, "timeout");
              const bool is_short = timeout.is_integer() && timeout.integer() < 1'000'000'000;
              if (is_short) change_argument(call, "timeout", timeout.integer() / 2);
            },
        // A busy machine may take twice as long: half of the time is what is told.
        .after =
            [](lie_state&, const value& call, value& result) {
              const value& half = argument(call, "timeout");
              if (half.is_integer()) end_by(result, half.integer());
            },
    },
    {
        .id = "poll.never_waits",
        .level = mutant_level::seam,
        .what = altered::timing,
        .scope = op::poll,
        .says = "Without a timeout, poll returns at once.",
        .before =
            [](lie_state&, value& call) {
              if (argument(call, "timeout").is_null()) change_argument(call, "timeout", 0);
            },
    },
    {
        .id = "poll.swallows_interruption",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::poll,
        .says = "An interrupted poll is reported as one that timed out.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::interrupted)) report_success(result, {{"count", 0}});
            },
    },
    lie("poll.everything_is_urgent", op::poll, altered::readiness,
        "Of a socket that is ready, urgent data is reported to whom asks.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (asks_for(call, "POLLPRI")) add_event(result, "POLLPRI");
        },
        {"poll.*", "epoll_wait.agrees_*"}),
    lie("poll.everything_hangs_up", op::poll, altered::readiness,
        "A socket that is ready to be read from and written to has hung up.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (asks_for(call, "POLLIN") && asks_for(call, "POLLOUT")) add_event(result, "POLLHUP");
        },
        {"poll.*", "epoll_wait.agrees_*"}),
    lie("poll.negative_timeouts_are_over", op::poll, altered::effect,
        "A negative timeout is over at once.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!is_error(result, errc::argument_rejected)) return;
          report_success(result, {{"count", 0}, {"ready", value::list{}}});
        }),
    lie("poll.nothing_is_normal", op::poll, altered::readiness,
        "Normal data is not reported as such.", nullptr,
        [](lie_state&, const value&, value& result) { drop_event(result, "POLLRDNORM"); }),
};

}  // namespace

std::span<const mutant> poll_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
