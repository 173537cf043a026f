// poll(): waiting, counting, and descriptors that are none.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

constexpr clause clauses[] = {
    {
        .id = "poll.waits_for_its_timeout",
        .says = "Without an event, poll waits at least as long as its timeout.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "Blocks"), winsock("WSAPoll", "Parameters")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.returns_early", "poll.always_readable", "poll.gives_up_early",
                    "call.ends_when_it_began"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.short_wait()));
              c.expect(seen, counts(0));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "poll.waits_without_sockets",
        .says = "With no sockets, poll waits for its timeout.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.returns_early", "poll.gives_up_early", "call.ends_when_it_began"},
        .run =
            [](context& c) {
              const auto seen = c.call(poll({}, c.short_wait()));
              c.expect(seen, counts(0));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "poll.blocks_without_timeout",
        .says = "Without a timeout, poll blocks until there is an event.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "Blocks"), winsock("WSAPoll", "Parameters")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.never_waits", "poll.never_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto polling = c.start(poll({{mine, {"POLLIN"}}}, forever));
              c.expect_blocked(polling);
              c.given(send(theirs, "hello"));
              c.expect(c.finish(polling), reports_readable(mine));
            },
    },
    {
        .id = "poll.counts_ready_sockets",
        .says = "The result is the number of sockets that have events, and each tells its own.",
        .sources = {posix("poll", "RETURN VALUE"), linux_man("poll(2)", "RETURN VALUE"),
                    portable("poll", "summary"), winsock("WSAPoll", "Return value")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.counts_one_too_many", "poll.looks_at_the_first",
                    "poll.tells_the_first_alone"},
        .run =
            [](context& c) {
              // given three sockets, two of them with data
              const auto first = c.connected();
              const auto second = c.connected();
              const auto idle = c.connected();
              c.given(send(first.theirs, "a"));
              c.given(send(second.theirs, "b"));
              c.arrived(first.mine);
              c.arrived(second.mine);
              // when
              const auto seen = c.call(poll(
                  {{first.mine, {"POLLIN"}}, {second.mine, {"POLLIN"}}, {idle.mine, {"POLLIN"}}},
                  at_once));
              // then
              c.expect(seen, counts(2));
              c.expect(seen, reports_readable(first.mine));
              c.expect(seen, reports_readable(second.mine));
            },
    },
    {
        .id = "poll.duplicate_entries_count_twice",
        .says = "A socket that is named twice is reported for both entries.",
        .sources = {posix("poll", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.merges_duplicates", "poll.never_writable", "poll.looks_at_the_first"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(poll({{mine, {"POLLOUT"}}, {mine, {"POLLOUT"}}}, at_once));
              c.expect(seen, counts(2));
            },
    },
    {
        .id = "poll.closed_descriptor_is_invalid",
        .says = "A descriptor that is not open is reported as invalid, and counted.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    winsock("WSAPoll", "WSAEINVAL")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::poll, op::close},
        .catches = {"poll.invalid_missing"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(close(h));
              const auto seen = c.call(poll({{h, {"POLLIN"}}}, at_once));
              c.expect(seen, by_document{.posix = all_of({counts(1), reports(h, "POLLNVAL")}),
                                         .winsock = fails_with(errc::invalid_argument)});
            },
    },
    {
        .id = "poll.negative_descriptor_is_ignored",
        .says = "An entry with a negative descriptor is ignored.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.judges_negative_descriptors"},
        .run =
            [](context& c) {
              value entry{value::object{{"on", value::object{{"number", -1}}},
                                        {"events", value::list{value("POLLIN")}}}};
              const auto seen = c.call(operation(
                  role::subject, op::poll,
                  value::object{{"handles", value::list{std::move(entry)}}, {"timeout", 0}}));
              c.expect(seen, counts(0));
            },
    },
    {
        .id = "poll.interrupted_by_a_signal",
        .says = "A signal that is caught ends a waiting poll with interrupted, also when calls "
                "are to be restarted.",
        .sources = {posix("poll", "ERRORS"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers"),
                    linux_man("poll(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::poll, op::signal_action, op::interrupt},
        .catches = {"poll.swallows_interruption"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count", true));
              const auto polling = c.start(poll({}, c.patience()));
              c.until_blocked(polling);
              // when
              c.given(interrupt(role::subject, polling.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(polling), fails_with(errc::interrupted));
            },
    },
    {
        .id = "poll.negative_timeout",
        .says = "A negative timeout, which systems take for none, is refused.",
        .sources = {portable("poll", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.negative_timeouts_are_over"},
        .run =
            [](context& c) {
              const auto polled = poll({}, 0ns).with("timeout", -5'000'000'000);
              c.expect(c.call(polled), fails_with(errc::argument_rejected));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> poll_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
