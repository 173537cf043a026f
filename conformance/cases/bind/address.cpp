// bind(): what holds for every kind of address.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// The port that was left to the system is taken from what it says.
address as_named(const address& asked, const address& named) {
  return asked.family() == "unix" ? asked : asked.with_port(named.port());
}

// An address of another family, long enough not to be refused for its length.
address foreign_address(context& c) {
  const auto foreign = c.loopback_of_the_other_family(0);
  return c.traits().family == "inet6" ? foreign.with_length(28) : foreign;
}

constexpr clause clauses[] = {
    {
        .id = "bind.gives_the_address",
        .says = "A bound socket has the address that was asked for.",
        .sources = {posix("bind", "DESCRIPTION"), posix("getsockname", "DESCRIPTION"),
                    linux_man("bind(2)", "DESCRIPTION"), portable("socket::bind", "summary"),
                    winsock("bind", "Remarks"), winsock("bind", "Parameters")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.takes_another_address", "bind.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              const auto asked = c.free_address();
              // when
              c.expect(c.call(bind(h, asked)), succeeds());
              // then
              const auto name = c.call(getsockname(h));
              c.expect(name, has_address(as_named(asked, name.address())));
            },
    },
    {
        .id = "bind.address_in_use",
        .says = "Binding to an address that another socket has fails with address_in_use.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors"), winsock("bind", "WSAEADDRINUSE")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.shares_addresses", "bind.in_use_reported_as_not_available",
                    "bind.evades_conflicts"},
        .run =
            [](context& c) {
              // given
              const auto taken = c.local(c.bound());
              // when
              const auto seen = c.call(bind(c.socket(), taken));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.freed_by_close",
        .says = "When a socket is closed, another may have its address.",
        .sources = {posix("close", "DESCRIPTION"), linux_man("unix(7)", "Abstract sockets"),
                    portable("address::unix_abstract", "summary")},
        .kinds = inet_kinds | unix_abstract_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::close},
        .catches = {"bind.addresses_stay_taken"},
        .run =
            [](context& c) {
              // given
              const auto first = c.bound();
              const auto freed = c.local(first);
              c.given(close(first));
              // when
              const auto seen = c.call(bind(c.socket(), freed));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.already_bound",
        .says = "Binding a socket that has an address fails with invalid_argument.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors"), winsock("bind", "WSAEINVAL")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.pretends_to_bind_again", "bind.bound_reported_as_connected"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              // when
              const auto seen = c.call(bind(h, c.free_address()));
              // then
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "bind.refusal_keeps_the_address",
        .says = "A socket that could not be bound again keeps its address.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = all_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.refused_address_is_reported"},
        .run =
            [](context& c) {
              // given
              const auto h = c.bound();
              const auto first = c.local(h);
              // when
              c.call(bind(h, c.free_address()));
              // then
              c.expect(c.call(getsockname(h)), has_address(first));
            },
    },
    {
        .id = "bind.family_mismatch",
        .says = "An address of another family is refused.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.ignores_the_family"},
        .run =
            [](context& c) {
              const auto unsupported = fails_with(errc::address_family_not_supported);
              const auto invalid = fails_with(errc::invalid_argument);
              const auto seen = c.call(bind(c.socket(), foreign_address(c)));
              c.expect(seen, by_document{.posix = unsupported,
                                         .linux_man = any_of({unsupported, invalid})});
            },
    },
    {
        .id = "bind.short_length",
        .says = "A length that is too small for the address is refused with invalid_argument.",
        .sources = {linux_man("bind(2)", "ERRORS"), winsock("bind", "WSAEFAULT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.ignores_the_length"},
        .run =
            [](context& c) {
              const int too_short = is_unix(c.which()) ? 1 : 8;
              const auto seen = c.call(bind(c.socket(), c.free_address().with_length(too_short)));
              c.expect(seen, by_document{.linux_man = fails_with(errc::invalid_argument),
                                         .winsock = fails_with(errc::bad_address)});
            },
    },
    {
        .id = "bind.long_length",
        .says = "A length beyond that of every address is refused with invalid_argument.",
        .sources = {linux_man("bind(2)", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.ignores_the_length"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(c.socket(), c.free_address().with_length(129)));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "bind.null_address",
        .says = "A null pointer in place of the address is refused with bad_address.",
        .sources = {linux_man("bind(2)", "ERRORS"), linux_man("unix(7)", "ERRORS"),
                    winsock("bind", "WSAEFAULT")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.null_is_an_invalid_argument"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(c.socket(), address::null()));
              c.expect(seen, fails_with(errc::bad_address));
            },
    },
    {
        .id = "bind.bad_file_descriptor",
        .says = "Binding a closed socket fails with bad_file_descriptor.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket", "summary"), winsock("bind", "WSAENOTSOCK")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::close},
        .catches = {"bind.closed_handle_succeeds"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              c.given(close(h));
              // when
              const auto seen = c.call(bind(h, c.free_address()));
              // then
              c.expect(seen, fails_on_a_closed_socket());
            },
    },
    {
        .id = "bind.not_a_socket",
        .says = "Binding what is no socket fails with not_a_socket.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::bind, op::open_file},
        .catches = {"bind.file_reported_as_closed"},
        .run =
            [](context& c) {
              const auto seen = c.call(bind(c.file(), address::inet("127.0.0.1", 0)));
              c.expect(seen, fails_with(errc::not_a_socket));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> bind_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
