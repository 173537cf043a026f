// epoll_wait(): of what it tells, and how often.

#include "cases/epoll/requests.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;
constexpr kind_set some_kinds = tcp4 | udp4 | unix_stream;

constexpr auto wait_says = source_list{linux_man("epoll_wait(2)", "DESCRIPTION")};
constexpr auto wait_notes = source_list{linux_man("epoll_wait(2)", "NOTES")};
constexpr auto triggers = source_list{linux_man("epoll(7)", "Level-triggered and edge-triggered"),
                                      linux_man("epoll_ctl(2)", "DESCRIPTION")};
constexpr auto questions = source_list{linux_man("epoll(7)", "Questions and answers")};

/// An instance that watches a socket to which "hello" has come.
struct watch {
  handle by, mine, theirs;
};
watch with_data(context& c, const names& events) {
  const auto [mine, theirs] = c.connected();
  const auto by = instance_that_watches(c, mine, events);
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  return {by, mine, theirs};
}

constexpr clause clauses[] = {
    {
        .id = "epoll_wait.data_is_readable",
        .says = "A socket whose data has arrived is told as readable.",
        .sources = {linux_man("epoll_ctl(2)", "DESCRIPTION"),
                    linux_man("epoll_wait(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_wait.never_readable"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto by = instance_that_watches(c, mine, {"EPOLLIN"});
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.call(epoll_wait(by, c.patience())), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.returns_the_data",
        .says = "What was handed over with a socket comes back with its events, all 64 bits of it.",
        .sources = wait_says,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.data_has_32_bits"},
        .run =
            [](context& c) {
              constexpr std::int64_t long_token = 0x1F'FEDC'BA98'7654;
              const auto mine = c.connected().mine;
              const auto by = instance(c);
              c.given(epoll_ctl(by, "add", mine, {"EPOLLOUT"}, long_token));
              c.expect(c.call(epoll_wait(by, at_once)), tells("EPOLLOUT", long_token));
            },
    },
    {
        .id = "epoll_wait.level_is_told_again",
        .says = "As long as there is data, it is told again.",
        .sources = triggers,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.everything_is_edge_triggered"},
        .run =
            [](context& c) {
              const auto by = with_data(c, {"EPOLLIN"}).by;
              c.given(epoll_wait(by, at_once));
              c.expect(c.call(epoll_wait(by, at_once)), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.edge_is_told_once",
        .says = "With EPOLLET, data that was told is not told again while nothing happens.",
        .sources = triggers,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.nothing_is_edge_triggered"},
        .run =
            [](context& c) {
              const auto by = with_data(c, {"EPOLLIN", "EPOLLET"}).by;
              c.expect(c.call(epoll_wait(by, at_once)), tells("EPOLLIN"));
              c.expect(c.call(epoll_wait(by, at_once)), counts(0));
            },
    },
    {
        .id = "epoll_wait.next_edge_is_told",
        .says = "With EPOLLET, more data is told, though what came before was not received.",
        .sources = triggers,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.edges_are_told_once"},
        .run =
            [](context& c) {
              // given
              const auto watched = with_data(c, {"EPOLLIN", "EPOLLET"});
              c.given(epoll_wait(watched.by, at_once));
              // when
              c.given(send(watched.theirs, "more"));
              // then
              c.expect(c.call(epoll_wait(watched.by, c.patience())), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.one_shot_is_told_once",
        .says = "With EPOLLONESHOT, nothing is told after the first event, whatever happens.",
        .sources = triggers,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.shots_go_on"},
        .run =
            [](context& c) {
              // given
              const auto watched = with_data(c, {"EPOLLIN", "EPOLLONESHOT"});
              c.expect(c.call(epoll_wait(watched.by, at_once)), tells("EPOLLIN"));
              // when
              c.given(recv(watched.mine, 16));
              c.given(send(watched.theirs, "more"));
              c.arrived(watched.mine);
              // then
              c.expect(c.call(epoll_wait(watched.by, at_once)), counts(0));
            },
    },
    {
        .id = "epoll_wait.one_shot_is_armed_again",
        .says = "After a modification, one more event of EPOLLONESHOT is told.",
        .sources = triggers,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.modifies_nothing"},
        .run =
            [](context& c) {
              // given
              const names once{"EPOLLIN", "EPOLLONESHOT"};
              const auto watched = with_data(c, once);
              c.given(epoll_wait(watched.by, at_once));
              // when
              c.given(epoll_ctl(watched.by, "modify", watched.mine, once));
              // then
              c.expect(c.call(epoll_wait(watched.by, at_once)), tells("EPOLLIN"));
            },
    },
    {
        .id = "epoll_wait.exclusive_reaches_somebody",
        .says = "Of several instances that watch with EPOLLEXCLUSIVE, at least one is told.",
        .sources = {linux_man("epoll_ctl(2)", "DESCRIPTION")},
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_ctl.exclusive_hears_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto first = instance_that_watches(c, mine, {"EPOLLIN", "EPOLLEXCLUSIVE"});
              const auto second = instance_that_watches(c, mine, {"EPOLLIN", "EPOLLEXCLUSIVE"});
              // when
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // then
              const auto told = c.call(epoll_wait(first, at_once)).count() +
                                c.call(epoll_wait(second, at_once)).count();
              c.expect(seen::fact(told), at_least(1));
            },
    },
    {
        .id = "epoll_wait.tells_no_more_than_fits",
        .says = "No more events are told than there is room for.",
        .sources = wait_says,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_wait.overlooks_its_capacity"},
        .run =
            [](context& c) {
              const auto by = instance_that_watches(c, c.connected().mine, {"EPOLLOUT"});
              c.given(epoll_ctl(by, "add", c.connected().mine, {"EPOLLOUT"}));
              c.expect(c.call(epoll_wait(by, at_once, 1)), counts(1));
            },
    },
    {
        .id = "epoll_wait.takes_turns",
        .says = "What there was no room for is told by the next call.",
        .sources = wait_notes,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl},
        .catches = {"epoll_wait.tells_the_first_alone"},
        .run =
            [](context& c) {
              // given two that are ready
              const auto by = instance(c);
              c.given(epoll_ctl(by, "add", c.connected().mine, {"EPOLLOUT"}, 1));
              c.given(epoll_ctl(by, "add", c.connected().mine, {"EPOLLOUT"}, 2));
              // when
              const auto first = c.call(epoll_wait(by, at_once, 1));
              c.expect(first, counts(1));
              const auto told = first.field("ready").elements().front()["data"].integer();
              // then
              c.expect(c.call(epoll_wait(by, at_once, 1)), tells("EPOLLOUT", 3 - told));
            },
    },
    {
        .id = "epoll_wait.closed_is_forgotten",
        .says = "A socket whose last descriptor was closed is watched no more.",
        .sources = questions,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl, op::close},
        .catches = {"epoll_ctl.keeps_what_is_closed"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const auto by = instance_that_watches(c, mine, {"EPOLLOUT"});
              c.given(close(mine));
              c.expect(c.call(epoll_wait(by, at_once)), counts(0));
            },
    },
    {
        .id = "epoll_wait.duplicates_keep_it",
        .says = "A socket of which a duplicate is open is watched still, when the descriptor that "
                "was added is closed.",
        .sources = questions,
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::epoll_wait, op::epoll_ctl, op::close, op::dup},
        .catches = {"epoll_ctl.forgets_with_the_descriptor"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const auto by = instance_that_watches(c, mine, {"EPOLLOUT"});
              c.given(dup(mine));
              c.given(close(mine));
              c.expect(c.call(epoll_wait(by, at_once)), tells("EPOLLOUT"));
            },
    },
    {
        .id = "epoll_wait.instance_can_be_polled",
        .says = "An instance that has events to tell is itself readable.",
        .sources = questions,
        .kinds = some_kinds,
        .modes = any_mode,
        .needs = {op::epoll_ctl, op::poll},
        .catches = {"epoll_ctl.adds_nothing"},
        .run =
            [](context& c) {
              const auto by = instance_that_watches(c, c.connected().mine, {"EPOLLOUT"});
              c.expect(c.call(poll({{by, {"POLLIN"}}}, at_once)), reports(by, "POLLIN"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> epoll_telling_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
