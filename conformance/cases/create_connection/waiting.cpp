// create_connection(): addresses that do not answer, one deadline, and Happy Eyeballs.

#include <algorithm>

#include "cases/create_connection/attempts.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

constexpr nanoseconds shortest_delay = 10ms;
constexpr nanoseconds longest_delay = 2s;

request within(request asked, nanoseconds time) {
  return asked.with("timeout", time.count());
}
request racing(request asked, nanoseconds delay) {
  return asked.with("happy_eyeballs_delay", delay.count());
}

constexpr clause clauses[] = {
    {
        .id = "create_connection.timed_out",
        .says = "If no address answers in time, timed_out is reported, and not before.",
        .sources = {portable("create_connection", "Errors"),
                    portable("create_connection", "Blocks")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.time_out_is_a_refusal", "create_connection.gives_up_early"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              // when
              const auto seen = c.call(within(create_connection({silent}), c.short_wait()));
              // then
              c.expect(seen, fails_with(errc::timed_out));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "create_connection.one_deadline",
        .says = "The timeout is one for all addresses: one that uses it up is the last.",
        .sources = {portable("connection_options", "timeout")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.deadline_for_each_address"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              const auto nobody = c.unused_address();
              auto asked = within(create_connection({silent, nobody}), c.short_wait());
              // when
              const auto seen = c.call(asked.with("all_errors", true));
              // then
              c.expect(told_failures(seen), has_value(failures({{silent, errc::timed_out}})));
            },
    },
    {
        .id = "create_connection.timeout_stays",
        .says = "The timeout is that of the socket afterwards.",
        .sources = {portable("connection_options", "timeout")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection, op::gettimeout},
        .catches = {"create_connection.timeout_is_dropped"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto made = c.given(within(create_connection({there}), 30s)).made();
              // when, then
              c.expect(c.call(gettimeout(made)), has("timeout", nanoseconds(30s).count()));
            },
    },
    {
        .id = "create_connection.refuses_no_time",
        .says = "A timeout of zero is refused: there would be no connection to return.",
        .sources = {portable("create_connection", "Errors")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.no_time_is_for_ever"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              c.expect(c.call(within(create_connection({there}), 0ns)),
                       fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "create_connection.race_does_not_wait_for_the_silent",
        .says = "With a delay, an address that does not answer does not hold up the next one.",
        .sources = {portable("connection_options", "happy_eyeballs_delay"), rfc("8305", "5")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.race_is_none"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              const auto there = c.local(c.listening(16, role::peer));
              // when
              const auto seen = c.call(racing(create_connection({silent, there}), shortest_delay));
              // then
              c.expect(seen, succeeds());
              c.expect(c.call(getpeername(seen.made())), has_address(there));
            },
    },
    {
        .id = "create_connection.race_gives_a_head_start",
        .says = "The next address is not tried before the delay has passed.",
        .sources = {portable("connection_options", "happy_eyeballs_delay"), rfc("8305", "5")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.race_starts_at_once"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              const auto there = c.local(c.listening(16, role::peer));
              const auto delay = std::clamp(c.short_wait(), 5 * shortest_delay, longest_delay);
              // when
              const auto seen = c.call(racing(create_connection({silent, there}), delay));
              // then
              c.expect(seen, succeeds());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(delay));
            },
    },
    {
        .id = "create_connection.race_takes_families_in_turn",
        .says = "With a delay, the second address to be tried is the first of the other family.",
        .sources = {portable("connection_options", "happy_eyeballs_delay"), rfc("8305", "4")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.race_keeps_the_order"},
        .run =
            [](context& c) {
              // given addresses that all fail at once, because no IP address fits the source
              const auto one = address::inet("127.0.0.1", 1);
              const auto other = address::inet("127.0.0.1", 2);
              const auto foreign = address::inet6("::1", 3);
              auto asked = racing(create_connection({one, other, foreign}), longest_delay);
              asked.with("source_address", address::unix_path("s").fields());
              // when
              const auto seen = c.call(asked.with("all_errors", true));
              // then
              constexpr auto misfit = errc::address_family_not_supported;
              c.expect(told_failures(seen),
                       has_value(failures({{one, misfit}, {foreign, misfit}, {other, misfit}})));
            },
    },
    {
        .id = "create_connection.race_is_timed_out",
        .says = "The timeout ends a race, too.",
        .sources = {portable("create_connection", "Errors")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.time_out_is_a_refusal", "create_connection.gives_up_early"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              auto asked = racing(create_connection({silent, silent}), shortest_delay);
              // when
              const auto seen = c.call(within(asked, c.short_wait()));
              // then
              c.expect(seen, fails_with(errc::timed_out));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "create_connection.race_leaves_nothing_open",
        .says = "Who loses the race is closed: one socket is left, the winner's.",
        .sources = {portable("connection_options", "happy_eyeballs_delay"), rfc("8305", "5")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection, op::census, op::close},
        .catches = {"create_connection.losers_stay_open"},
        .run =
            [](context& c) {
              // given
              const auto silent = c.local(c.full_listener());
              const auto there = c.local(c.listening(16, role::peer));
              const auto before = c.given(census(role::subject)).field("numbers");
              const auto asked = racing(create_connection({silent, there}), shortest_delay);
              c.given(close(c.given(asked).made()));
              // when, then
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
    {
        .id = "create_connection.delay_out_of_range",
        .says = "A delay below 10 milliseconds or above 2 seconds is refused.",
        .sources = {portable("create_connection", "Errors"), rfc("8305", "8")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.delay_is_clamped"},
        .run =
            [](context& c) {
              const auto asked = create_connection({address::inet("127.0.0.1", 1)});
              c.expect(c.call(racing(asked, shortest_delay - 1ns)),
                       fails_with(errc::argument_rejected));
              c.expect(c.call(racing(asked, longest_delay + 1ns)),
                       fails_with(errc::argument_rejected));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> create_connection_waiting_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
