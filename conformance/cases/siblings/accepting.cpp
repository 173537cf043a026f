// accept4(): what it promises as accept does.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// A client that has a name, and has connected to the listener.
handle named_client(context& c, const handle& listener) {
  const handle client = c.bound(role::peer);
  c.given(connect(client, c.local(listener)));
  c.arrived(listener);
  return client;
}

pending blocked_accept(context& c, const handle& listener) {
  const auto accepting = c.start(accept4(listener));
  c.until_blocked(accepting);
  return accepting;
}

constexpr clause clauses[] = {
    {
        .id = "accept4.makes_a_connection",
        .says = "Accepting gives a socket that is connected to the client, time after time.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::recv},
        .catches = {"accept4.one_connection_a_listener"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              for (const payload& word : {payload("first"), payload("second")}) {
                // given
                c.given(send(named_client(c, listener), word));
                // when
                const auto seen = c.call(accept4(listener));
                c.expect(seen, succeeds());
                // then
                c.arrived(seen.made());
                c.expect(c.call(recv(seen.made(), 16)), receives(word));
              }
            },
    },
    {
        .id = "accept4.peer_address",
        .says = "Accepting tells the client's address, and its length.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.reports_own_address", "accept4.length_is_the_buffers"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto name = c.given(getsockname(named_client(c, listener)));
              // when
              const auto seen = c.call(accept4(listener));
              // then
              c.expect(seen, has_address(name.address()));
              c.expect(seen, has("address_length", name.field("address_length")));
            },
    },
    {
        .id = "accept4.cut_address",
        .says = "An address that does not fit is cut, and its whole length is told.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.tells_the_cut_length"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto name = c.given(getsockname(named_client(c, listener)));
              // when
              const auto seen = c.call(with_address_buffer(accept4(listener), 128, 4));
              // then
              c.expect(seen, has("address_length", name.field("address_length")));
              c.expect(seen::fact(seen.field("address_written")), at_most(4));
            },
    },
    {
        .id = "accept4.no_address",
        .says = "The address need not be asked for.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.demands_an_address"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              named_client(c, listener);
              c.expect(c.call(with_null_address(accept4(listener))), succeeds());
            },
    },
    {
        .id = "accept4.lowest_descriptor",
        .says = "The accepted socket has the lowest descriptor that is not open.",
        .sources = {posix("accept4", "DESCRIPTION"), posix("2.6", "File Descriptor Allocation")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::census},
        .catches = {"accept4.takes_a_high_number"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              named_client(c, listener);
              const auto lowest = c.given(census(role::subject)).field("lowest_free");
              c.expect(c.call(accept4(listener)), has("number", lowest));
            },
    },
    {
        .id = "accept4.waits",
        .says = "Accepting waits until there is a connection.",
        .sources = {posix("accept4", "DESCRIPTION"), linux_man("accept4(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept4},
        .catches = {"accept4.never_waits"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto accepting = c.start(accept4(listener, {"nonblocking"}));
              c.expect_blocked(accepting);
              // when
              c.given(connect(c.peer_socket(), c.local(listener)));
              // then
              c.expect(c.finish(accepting), succeeds());
            },
    },
    {
        .id = "accept4.would_block",
        .says = "Without a connection, accepting from a listener that does not block fails with "
                "operation_would_block.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = nonblocking_mode,
        .needs = {op::accept4},
        .catches = {"accept4.no_connection_is_an_interruption"},
        .run =
            [](context& c) {
              c.expect(c.call(accept4(c.listening())), fails_with(errc::operation_would_block));
            },
    },
    {
        .id = "accept4.timed_out",
        .says = "Without a connection, accepting with a time-out fails when the time is over, not "
                "before.",
        .sources = {linux_man("socket(7)", "SO_RCVTIMEO")},
        .kinds = plain_connection_kinds,
        .modes = timeout_mode,
        .needs = {op::accept4},
        .catches = {"accept4.no_connection_is_an_interruption", "accept4.gives_up_early"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              c.set_timeout(listener, c.short_wait());
              // when
              const auto seen = c.call(accept4(listener));
              // then
              c.expect(seen, c.would_wait());
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "accept4.interrupted",
        .says = "A signal whose handler does not restart calls ends the wait with interrupted.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = blocking_mode,
        .needs = {op::accept4, op::signal_action, op::interrupt},
        .catches = {"accept4.interruption_is_no_connection"},
        .run =
            [](context& c) {
              // given
              c.given(signal_action(role::subject, "SIGUSR1", "count"));
              const auto accepting = blocked_accept(c, c.listening());
              // when
              c.given(interrupt(role::subject, accepting.lane, "SIGUSR1"));
              // then
              c.expect(c.finish(accepting), fails_with(errc::interrupted));
            },
    },
    {
        .id = "accept4.unknown_flags",
        .says = "Flags that are none are refused with invalid_argument.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.bad_arguments_are_not_supported"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              named_client(c, listener);
              auto asked = accept4(listener);
              const auto seen = c.call(asked.with("flags", value::list{raw(1 << 20)}));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "accept4.not_listening",
        .says = "Accepting from a socket that does not listen fails with invalid_argument.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.bad_arguments_are_not_supported"},
        .run =
            [](context& c) {
              c.expect(c.call(accept4(c.bound())), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "accept4.not_supported",
        .says = "Accepting from a datagram socket fails with operation_not_supported.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::accept4},
        .catches = {"accept4.datagrams_are_bad_arguments"},
        .run =
            [](context& c) {
              c.expect(c.call(accept4(c.bound())), fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "accept4.too_many_files_open",
        .says = "With no descriptor left, accepting fails with too_many_files_open.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::limit},
        .catches = {"accept4.full_process_is_a_full_system"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              named_client(c, listener);
              c.given(limit_descriptors(role::subject, 0));
              c.expect(c.call(accept4(listener)), fails_with(errc::too_many_files_open));
            },
    },
    {
        .id = "accept4.bad_file_descriptor",
        .says = "Accepting from a closed socket fails with bad_file_descriptor.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept4, op::close},
        .catches = {"accept4.closed_is_no_socket"},
        .run =
            [](context& c) {
              const auto listener = c.listening();
              c.given(close(listener));
              c.expect(c.call(accept4(listener)), fails_with(errc::bad_file_descriptor));
            },
    },
    {
        .id = "accept4.not_a_socket",
        .says = "Accepting from what is no socket fails with not_a_socket.",
        .sources = {posix("accept4", "ERRORS"), linux_man("accept4(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::accept4, op::open_file},
        .catches = {"accept4.files_are_closed"},
        .run =
            [](context& c) { c.expect(c.call(accept4(c.file())), fails_with(errc::not_a_socket)); },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> accept4_sibling_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
