// Lies about connect().

#include "mutants/lie.hpp"
#include "mutants/registry.hpp"

namespace sockspec::conformance {
namespace {

constexpr mutant mutants[] = {
    {
        .id = "connect.refuses_listeners",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::connect,
        .says = "A connection that was made is reported as refused.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_ok(result)) report_error(result, errc::connection_refused);
            },
    },
    {
        .id = "connect.refusal_reported_as_timeout",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::connect,
        .says = "A refused connection is reported as timed out.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::connection_refused)) {
                report_error(result, errc::timed_out);
              }
            },
    },
    {
        .id = "connect.refused_yet_succeeds",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::connect,
        .says = "A refused connection is reported as made.",
        .after =
            [](lie_state&, const value&, value& result) {
              if (is_error(result, errc::connection_refused)) report_success(result);
            },
    },
};

}  // namespace

std::span<const mutant> connect_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
