// select(): which sockets are ready, in three sets.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

/// The handle is in that set, or the set is empty.
matcher holds(std::string_view set, const handle& h) {
  return has(set, value::list{value(h.number)});
}
matcher is_empty(std::string_view set) {
  return has(set, value(value::list{}));
}

constexpr clause clauses[] = {
    {
        .id = "select.data_is_readable",
        .says = "A socket whose data has arrived is in the set for reading, an idle one is not.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Remarks"), portable("selection", "read"),
                    portable("select", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.sets_are_left_alone", "select.never_readable"},
        .run =
            [](context& c) {
              // given one socket with data, and one without
              const auto [mine, theirs] = c.connected();
              const auto idle = c.connected().mine;
              c.given(send(theirs, "hello"));
              // when
              const auto seen = c.call(select({mine, idle}, {}, {}, c.patience()));
              // then
              c.expect(seen, all_of({counts(1), holds("read", mine)}));
            },
    },
    {
        .id = "select.pending_connection_is_readable",
        .says = "A listener with a connection to accept is in the set for reading.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Remarks"), portable("selection", "read")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::select, op::listen},
        .catches = {"select.never_readable"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              c.given(connect(c.peer_socket(), c.local(listener)));
              c.expect(c.call(select({listener}, {}, {}, c.patience())), holds("read", listener));
            },
    },
    {
        .id = "select.end_is_readable",
        .says = "When the peer has ended the stream, the socket is in the set for reading.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Remarks"), portable("selection", "read")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.never_readable"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "write"));
              c.expect(c.call(select({mine}, {}, {}, c.patience())), holds("read", mine));
            },
    },
    {
        .id = "select.room_is_writable",
        .says = "A socket with room for data is in the set for writing.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Remarks"), portable("selection", "write")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.never_writable"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(select({}, {mine}, {}, at_once)), holds("write", mine));
            },
    },
    {
        .id = "select.full_is_not_writable",
        .says = "A socket that takes no more data is not in the set for writing.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    portable("selection", "write")},
        .kinds = unix_stream | unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.sets_are_left_alone"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.fill(mine);
              c.expect(c.call(select({}, {mine}, {}, at_once)), is_empty("write"));
            },
    },
    {
        .id = "select.urgent_data_is_exceptional",
        .says = "A socket with urgent data is in the set for exceptional conditions.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Remarks"), portable("selection", "except"),
                    rfc("9293", "3.9.1.8")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.never_exceptional"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "!", {"MSG_OOB"}));
              c.expect(c.call(select({}, {}, {mine}, c.patience())), holds("except", mine));
            },
    },
    {
        .id = "select.counts_each_set",
        .says = "A socket that is ready in two sets counts twice.",
        .sources = {posix("select", "RETURN VALUE"), linux_man("select(2)", "RETURN VALUE"),
                    winsock("select", "Return value"), portable("selection::count", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::select},
        .catches = {"select.counts_sockets"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.expect(c.call(select({mine}, {mine}, {}, at_once)), counts(2));
            },
    },
    {
        .id = "select.waits_for_its_timeout",
        .says = "Without an event, select waits at least as long as its timeout.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Parameters"), portable("select", "time")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.gives_up_early"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const auto seen = c.call(select({mine}, {}, {}, c.short_wait()));
              c.expect(seen, all_of({counts(0), is_empty("read")}));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "select.blocks_without_timeout",
        .says = "Without a timeout, select blocks until there is an event.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    winsock("select", "Parameters"), portable("select", "time"),
                    portable("select", "Blocks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::select},
        .catches = {"select.never_blocks"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto selecting = c.start(select({mine}, {}, {}, forever));
              c.expect_blocked(selecting);
              c.given(send(theirs, "hello"));
              c.expect(c.finish(selecting), holds("read", mine));
            },
    },
    {
        .id = "select.bad_file_descriptor",
        .says = "A closed descriptor in a set makes select fail with bad_file_descriptor.",
        .sources = {posix("select", "ERRORS"), linux_man("select(2)", "ERRORS"),
                    winsock("select", "WSAENOTSOCK"), portable("select", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::select, op::close},
        .catches = {"select.closed_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.given(close(h));
              c.expect(c.call(select({h}, {}, {}, at_once)), fails_on_a_closed_socket());
            },
    },
    {
        .id = "select.refusal_is_writable",
        .says = "A socket whose connection was refused is in the set for writing.",
        .sources = {posix("connect", "DESCRIPTION"), linux_man("connect(2)", "ERRORS"),
                    portable("selection", "write")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::select, op::connect},
        .catches = {"select.never_writable", "select.refusals_are_not_told"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              const auto h = c.nonblocking_socket();
              c.call(connect(h, nobody));
              c.expect(c.call(select({}, {h}, {}, c.patience())), holds("write", h));
            },
    },
    {
        .id = "select.goes_on_after_a_signal",
        .says = "A signal that is caught does not end the wait.",
        .sources = {portable("select", "time")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::select, op::signal_action, op::signal_count, op::interrupt},
        .catches = {"select.signals_end_it"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto selecting = c.start(select({mine}, {}, {}, forever));
              c.until_blocked(selecting);
              c.given(interrupt(role::subject, selecting.lane, "SIGUSR1"));
              c.until(signal_count(role::subject, "SIGUSR1"), has("count", 1));
              // when
              c.given(send(theirs, "hello"));
              // then
              c.expect(c.finish(selecting), holds("read", mine));
            },
    },
    {
        .id = "select.negative_timeout",
        .says = "A negative timeout is refused.",
        .sources = {posix("select", "ERRORS"), linux_man("select(2)", "ERRORS"),
                    portable("select", "Errors"), winsock("select", "WSAEINVAL")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::select},
        .catches = {"select.negative_timeouts_are_none"},
        .run =
            [](context& c) {
              const auto seen = c.call(
                  operation(role::subject, op::select, value::object{{"timeout", -5'000'000'000}}));
              const auto invalid = fails_with(errc::invalid_argument);
              c.expect(seen, by_document{.posix = invalid,
                                         .linux_man = invalid,
                                         .winsock = invalid,
                                         .portable = fails_with(errc::argument_rejected)});
            },
    },
    {
        .id = "select.interrupted_by_a_signal",
        .says = "A signal that is caught ends a waiting select with interrupted, also when calls "
                "are to be restarted.",
        .sources = {posix("select", "ERRORS"),
                    linux_man(
                        "signal(7)",
                        "Interruption of system calls and library functions by signal handlers")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::select, op::signal_action, op::interrupt},
        .catches = {"select.swallows_interruption"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count", true));
              const auto selecting = c.start(select({}, {}, {}, c.patience()));
              c.until_blocked(selecting);
              // when
              c.given(interrupt(role::subject, selecting.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(selecting), fails_with(errc::interrupted));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> select_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
