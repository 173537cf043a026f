// connect_ex(): connect, with its error for a result.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr clause clauses[] = {
    {
        .id = "connect_ex.returns_no_error",
        .says = "Connecting to a listening socket returns no error.",
        .sources = {portable("socket::connect_ex", "summary")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect_ex},
        .catches = {"connect_ex.always_returns_an_error"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              c.expect(c.call(connect_ex(c.socket(), there)), returns_no_error());
            },
    },
    {
        .id = "connect_ex.returns_the_refusal",
        .says = "A refusal is returned, not raised.",
        .sources = {portable("socket::connect_ex", "summary")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .needs = {op::connect_ex},
        .catches = {"connect_ex.raises", "connect_ex.never_returns_an_error"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              c.expect(c.call(connect_ex(c.socket(), nobody)), returns(errc::connection_refused));
            },
    },
    {
        .id = "connect_ex.returns_in_progress",
        .says = "Without waiting, a connection that takes its time is returned as "
                "operation_in_progress.",
        .sources = {portable("socket::connect_ex", "summary")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::connect_ex},
        .catches = {"connect_ex.never_returns_an_error"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              c.expect(c.call(connect_ex(c.socket(), there)), returns(errc::operation_in_progress));
            },
    },
    {
        .id = "connect_ex.returns_timed_out",
        .says = "When the time is over, timed_out is returned, and not before.",
        .sources = {portable("socket::connect_ex", "summary")},
        .kinds = plain_connection_kinds,
        .modes = timeout_mode,
        .needs = {op::connect_ex},
        .catches = {"connect_ex.never_returns_an_error"},
        .run =
            [](context& c) {
              // given
              const auto there = c.local(c.full_listener());
              const auto h = c.socket();
              c.set_timeout(h, c.short_wait());
              // when
              const auto seen = c.call(connect_ex(h, there));
              // then
              c.expect(seen, returns(errc::timed_out));
              c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
            },
    },
    {
        .id = "connect_ex.returns_bad_file_descriptor",
        .says = "For a closed socket, bad_file_descriptor is returned.",
        .sources = {portable("socket", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::connect_ex, op::close},
        .catches = {"connect_ex.raises", "connect_ex.never_returns_an_error"},
        .run =
            [](context& c) {
              // given
              const auto there = c.unused_address();
              const auto h = c.socket();
              c.given(close(h));
              // when
              const auto seen = c.call(connect_ex(h, there));
              // then
              c.expect(seen, returns(errc::bad_file_descriptor));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> connect_ex_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
