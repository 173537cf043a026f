// create_connection(): to one of several addresses, one after the other.

#include "cases/create_connection/attempts.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int too_large_a_port = 70000;  // 4464 in 16 bits

/// The names of the two ends of what was made, as a fact.
seen peer_of(context& c, const seen& s) {
  return s.ok() ? c.call(getpeername(s.made())) : s;
}

constexpr clause clauses[] = {
    {
        .id = "create_connection.connects",
        .says = "What is returned is connected to the address.",
        .sources = {portable("create_connection", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.returns_before_it_connects"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              const auto seen = c.call(create_connection({there}));
              c.expect(peer_of(c, seen), has_address(there));
            },
    },
    {
        .id = "create_connection.to_a_host_and_a_port",
        .says = "A host and a port by number are looked up and connected to.",
        .sources = {portable("create_connection", "service"),
                    portable("create_connection", "host")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.next_port"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              const auto seen = c.call(create_connection(there.host(), there.port()));
              c.expect(peer_of(c, seen), has_address(there));
            },
    },
    {
        .id = "create_connection.tries_all_addresses",
        .says = "Where an address refuses, the next is tried.",
        .sources = {portable("create_connection", "summary")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.first_address_only"},
        .run =
            [](context& c) {
              // given
              const auto nobody = c.unused_address();
              const auto there = c.local(c.listening(16, role::peer));
              // when
              const auto seen = c.call(create_connection({nobody, there}));
              // then
              c.expect(peer_of(c, seen), has_address(there));
            },
    },
    {
        .id = "create_connection.last_error",
        .says = "If no address answers, the error of the last is reported.",
        .sources = {portable("create_connection", "Errors"),
                    portable("create_connection", "Blocks")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.goes_backwards"},
        .run =
            [](context& c) {
              // given an address that refuses, and one that the source address does not fit
              const auto nobody = c.unused_address();
              const auto of_the_other_family = c.loopback_of_the_other_family(1);
              auto asked = create_connection({nobody, of_the_other_family});
              // when
              const auto seen = c.call(asked.with("source_address", c.loopback(0).fields()));
              // then
              c.expect(seen, fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "create_connection.all_errors",
        .says = "Every address that failed is told with its error, in the order of the attempts.",
        .sources = {portable("connection_options", "all_errors")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.tells_the_last_failure_only",
                    "create_connection.goes_backwards"},
        .run =
            [](context& c) {
              // given
              const auto one = c.unused_address();
              const auto other = c.unused_address();
              // when
              const auto seen = c.call(create_connection({one, other}).with("all_errors", true));
              // then
              c.expect(told_failures(seen),
                       has_value(failures(
                           {{one, errc::connection_refused}, {other, errc::connection_refused}})));
            },
    },
    {
        .id = "create_connection.tells_failures_before_a_success",
        .says = "Addresses that failed are told also if another one answered.",
        .sources = {portable("connection_options", "all_errors")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.success_forgets_failures"},
        .run =
            [](context& c) {
              // given
              const auto nobody = c.unused_address();
              const auto there = c.local(c.listening(16, role::peer));
              // when
              const auto seen = c.call(create_connection({nobody, there}).with("all_errors", true));
              // then
              c.expect(told_failures(seen),
                       has_value(failures({{nobody, errc::connection_refused}})));
            },
    },
    {
        .id = "create_connection.source_address",
        .says = "The connection comes from the source address: one that is taken is reported.",
        .sources = {portable("connection_options", "source_address")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.source_address_ignored"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto taken = c.local(c.listening());
              // when
              auto asked = create_connection({there});
              const auto seen = c.call(asked.with("source_address", taken.fields()));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "create_connection.source_of_another_family",
        .says = "An address of another family than the source address fails with "
                "address_family_not_supported.",
        .sources = {portable("connection_options", "source_address")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.source_address_ignored"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.listening(16, role::peer));
              const auto source = c.loopback_of_the_other_family(0);
              // when
              auto asked = create_connection({there});
              const auto seen = c.call(asked.with("source_address", source.fields()));
              // then
              c.expect(seen, fails_with(errc::address_family_not_supported));
            },
    },
    {
        .id = "create_connection.port_out_of_range",
        .says = "A port outside 0 to 65535 is refused, and not cut to 16 bits.",
        .sources = {portable("create_connection", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.port_is_cut"},
        .run =
            [](context& c) {
              const auto seen = c.call(create_connection("127.0.0.1", too_large_a_port));
              c.expect(seen, fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "create_connection.reports_the_lookup",
        .says = "What cannot be looked up is reported as by getaddrinfo.",
        .sources = {portable("create_connection", "Errors")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::create_connection},
        .catches = {"create_connection.unknown_service_is_refused"},
        .run =
            [](context& c) {
              auto asked = create_connection("127.0.0.1", nullptr);
              const auto seen = c.call(asked.with("service", "no-such-service"));
              c.expect(seen, fails_with(errc::service_not_supported));
            },
    },
    {
        .id = "create_connection.failure_leaves_nothing_open",
        .says = "When all addresses have failed, no descriptor is left open.",
        .sources = {portable("create_connection", "Errors")},
        .kinds = tcp | unix_stream,
        .modes = any_mode,
        .needs = {op::create_connection, op::census},
        .catches = {"create_connection.failure_leaks"},
        .run =
            [](context& c) {
              // given
              const auto nobody = c.unused_address();
              const auto before = c.given(census(role::subject)).field("numbers");
              // when
              c.call(create_connection({nobody, nobody}));
              // then
              c.expect(c.call(census(role::subject)), has("numbers", before));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> create_connection_address_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
