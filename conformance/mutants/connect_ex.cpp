// Lies about connect_ex().

#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

void return_refusal(lie_state&, const value&, value& result) {
  value refused;
  report_error(refused, errc::connection_refused);
  if (member(result, "result").is_null()) change(result, "result", refused["error"]);
}

void raise(lie_state&, const value&, value& result) {
  if (!is_ok(result) || member(result, "result").is_null()) return;
  value error = member(result, "result");
  result.erase("ok");
  result.set("error", std::move(error));
}

constexpr mutant mutants[] = {
    lie("connect_ex.always_returns_an_error", op::connect_ex, altered::effect,
        "A connection that was made is returned as refused.", nullptr, return_refusal),
    lie("connect_ex.never_returns_an_error", op::connect_ex, altered::effect,
        "Whatever becomes of the connection, no error is returned.", nullptr,
        [](lie_state&, const value&, value& result) { change(result, "result", nullptr); }),
    lie("connect_ex.raises", op::connect_ex, altered::effect,
        "An error is raised instead of returned.", nullptr, raise, {"connect_ex.*"}),
};

}  // namespace

std::span<const mutant> connect_ex_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
