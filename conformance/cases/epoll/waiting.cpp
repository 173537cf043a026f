// epoll_wait(): how long it waits, and what it refuses.

#include "cases/epoll/requests.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;
constexpr kind_set some_kinds = tcp4 | udp4 | unix_stream;

constexpr auto wait_says = source_list{linux_man("epoll_wait(2)", "DESCRIPTION")};
constexpr auto wait_errors = source_list{linux_man("epoll_wait(2)", "ERRORS")};
constexpr auto wait_notes = source_list{linux_man("epoll_wait(2)", "NOTES")};

constexpr clause clauses[] = {
    {
        .id = "epoll_wait.waits_for_its_timeout",
        .says = "Without an event, the call waits at least as long as its timeout.",
        .sources = wait_says,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait},
        .catches = {"epoll_wait.returns_at_once"},
        .run =
            [](context& c) {
              const auto by = instance_that_watches(c, c.connected().mine, {"EPOLLIN"});
              const auto seen = c.call(epoll_wait(by, c.short_wait()));
              c.expect(seen, counts(0));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "epoll_wait.blocks_without_timeout",
        .says = "Without a timeout, the call waits until there is an event.",
        .sources = wait_says,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_wait.never_blocks"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto by = instance_that_watches(c, mine, {"EPOLLIN"});
              const auto waiting = c.start(epoll_wait(by, forever));
              c.expect_blocked(waiting);
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.finish(waiting), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.sees_what_is_added",
        .says = "A ready socket that is added while the call waits ends the wait.",
        .sources = wait_notes,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.adds_nothing"},
        .run =
            [](context& c) {
              // given
              const auto mine = c.connected().mine;
              const auto by = instance(c);
              const auto waiting = c.start(epoll_wait(by, forever));
              c.until_blocked(waiting);
              // when
              c.given(epoll_ctl(by, "add", mine, {"EPOLLOUT"}));
              // then
              c.expect(c.finish(waiting), tells("EPOLLOUT"));
            },
    },
    {
        .id = "epoll_wait.interrupted_by_a_signal",
        .says = "A signal that is caught ends the wait with interrupted, also when calls are to be "
                "restarted.",
        .sources = {linux_man("epoll_wait(2)", "ERRORS"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::signal_action, op::interrupt},
        .catches = {"epoll_wait.interruption_is_no_event"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count", true));
              const auto waiting = c.start(epoll_wait(instance(c), c.patience()));
              c.until_blocked(waiting);
              // when
              c.given(interrupt(role::subject, waiting.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(waiting), fails_with(errc::interrupted));
            },
    },
    {
        .id = "epoll_wait.mask_keeps_signals_out",
        .says = "While epoll_pwait waits, what its mask blocks does not end the wait.",
        .sources = {linux_man("epoll_wait(2)", "DESCRIPTION")},
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl, op::signal_action, op::interrupt},
        .catches = {"epoll_wait.mask_is_dropped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              auto wait = epoll_wait(instance_that_watches(c, mine, {"EPOLLIN"}), c.patience());
              const auto blocked = c.start(wait.with("mask", value::list{"SIGUSR1"}));
              c.until_blocked(blocked);
              // when
              c.given(interrupt(role::subject, blocked.lane, "SIGUSR1"));
              // then
              c.expect_blocked(blocked);
              c.given(send(theirs, "hello"));
              c.expect(c.finish(blocked), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.without_room",
        .says = "A call without room for an event is refused: invalid_argument.",
        .sources = wait_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_wait},
        .catches = {"epoll_wait.tells_nothing_of_what_is_invalid"},
        .run =
            [](context& c) {
              const auto by = instance(c);
              for (const int capacity : {0, -1}) {
                c.expect(c.call(epoll_wait(by, at_once, capacity)),
                         fails_with(errc::invalid_argument));
              }
            },
    },
    {
        .id = "epoll_wait.not_an_instance",
        .says = "A socket has no events to tell: invalid_argument.",
        .sources = wait_errors,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait},
        .catches = {"epoll_wait.tells_nothing_of_what_is_invalid"},
        .run =
            [](context& c) {
              c.expect(c.call(epoll_wait(c.socket(), at_once)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "epoll_wait.bad_file_descriptor",
        .says = "A closed instance has no events to tell: bad_file_descriptor.",
        .sources = wait_errors,
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::close},
        .catches = {"epoll_wait.closed_is_no_instance"},
        .run =
            [](context& c) {
              const auto by = instance(c);
              c.given(close(by));
              c.expect(c.call(epoll_wait(by, at_once)), fails_with(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> epoll_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
