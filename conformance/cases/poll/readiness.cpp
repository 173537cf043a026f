// poll(): what is reported of a socket in each state.

#include "cases/slow.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

constexpr clause clauses[] = {
    {
        .id = "poll.data_is_readable",
        .says = "A socket whose data has arrived is reported readable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.never_readable"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              // when
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, c.patience()));
              // then
              c.expect(seen, reports_readable(mine));
            },
    },
    {
        .id = "poll.idle_is_not_readable",
        .says = "A connected socket without data is not reported readable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.always_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(poll({{mine, {"POLLIN"}}}, at_once));
              c.expect(seen, counts(0));
            },
    },
    {
        .id = "poll.connected_is_writable",
        .says = "A connected socket that has room is reported writable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto seen = c.call(poll({{mine, {"POLLOUT"}}}, at_once));
              c.expect(seen, reports(mine, "POLLOUT"));
            },
    },
    {
        .id = "poll.fresh_datagram_is_writable",
        .says = "A datagram socket is writable from the start.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              const auto seen = c.call(poll({{h, {"POLLOUT"}}}, at_once));
              c.expect(seen, reports(h, "POLLOUT"));
            },
    },
    {
        .id = "poll.idle_listener_is_not_ready",
        .says = "A listening socket without a pending connection is not reported ready.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::poll, op::listen},
        .catches = {"poll.always_readable", "poll.always_writable"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              const auto seen = c.call(poll({{listener, {"POLLIN", "POLLOUT"}}}, at_once));
              c.expect(seen, counts(0));
            },
    },
    {
        .id = "poll.pending_connection_is_readable",
        .says = "A listening socket with a pending connection is reported readable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("accept(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::poll, op::listen},
        .catches = {"poll.never_readable"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              const auto seen = c.call(poll({{listener, {"POLLIN"}}}, c.patience()));
              c.expect(seen, reports_readable(listener));
            },
    },
    {
        .id = "poll.tells_no_more",
        .says = "Of a connection with data, neither urgency nor an error nor an end is reported.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.everything_is_urgent", "poll.everything_hangs_up"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              // when
              const auto seen = c.call(poll({{mine, {"POLLIN", "POLLOUT", "POLLPRI"}}}, at_once));
              // then
              c.expect(seen,
                       all_of({reports(mine, "POLLIN"), reports(mine, "POLLOUT"),
                               does_not_report(mine, "POLLPRI"), does_not_report(mine, "POLLERR"),
                               does_not_report(mine, "POLLHUP")}));
            },
    },
    {
        .id = "poll.normal_data",
        .says = "Data that is not urgent is normal data, and room for it is room for normal data.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.nothing_is_normal"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              const auto seen = c.call(poll({{mine, {"POLLRDNORM", "POLLWRNORM"}}}, at_once));
              c.expect(seen, all_of({reports(mine, "POLLRDNORM"), reports(mine, "POLLWRNORM")}));
            },
    },
    {
        .id = "poll.full_is_not_writable",
        .says = "A socket that takes no more data is not reported writable.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::send},
        .catches = {"poll.always_writable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              // when, then: what TCP has taken may still be on its way to the peer
              const auto seen = c.until(poll({{mine, {"POLLOUT"}}}, at_once), counts(0));
              c.expect(seen, counts(0));
            },
    },
    {
        .id = "poll.drained_is_writable_again",
        .says = "A full socket becomes writable again once the peer has received.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "summary"), winsock("WSAPoll", "Remarks")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll, op::send},
        .catches = {"poll.never_writable"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const repetition until_empty{repetition::condition::ok, 100000, c.patience()};
              c.call(recv(theirs, 65536, {"MSG_DONTWAIT"}).repeated(until_empty));
              // when
              const auto seen = c.call(poll({{mine, {"POLLOUT"}}}, 2 * c.patience()));
              // then
              c.expect(seen, reports(mine, "POLLOUT"));
            },
        .takes_long = multipath_sends_again,
    },
    {
        .id = "poll.urgent_data_is_priority",
        .says = "Urgent data that has arrived is reported as priority data.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("tcp(7)", "DESCRIPTION"),
                    portable("poll_events", "pri")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::poll},
        .catches = {"poll.priority_missing"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "!", {"MSG_OOB"}));
              const auto seen = c.call(poll({{mine, {"POLLPRI"}}}, c.patience()));
              c.expect(seen, reports(mine, "POLLPRI"));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> poll_readiness_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
