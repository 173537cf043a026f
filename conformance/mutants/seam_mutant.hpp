#pragma once
// How the files of mutants write a seam mutant down: a line for what it is, then its two lies.

#include "engine/mutant.hpp"

namespace sockspec::conformance {

using before_call = void (*)(lie_state&, protocol::value& call);
using after_call = void (*)(lie_state&, const protocol::value& call, protocol::value& result);

// NOLINTNEXTLINE(readability-function-size): the parameters are the columns of a table of lies
constexpr mutant lie(std::string_view id, op scope, altered what, std::string_view says,
                     before_call before, after_call after, clause_globs may_redden = {}) {
  return {.id = id,
          .level = mutant_level::seam,
          .what = what,
          .scope = scope,
          .says = says,
          .may_redden = may_redden,
          .before = before,
          .after = after};
}

/// The lie watches every call, not only its own: its functions look at the call's name themselves.
constexpr mutant watching(mutant one) {
  one.watches_all = true;
  return one;
}

}  // namespace sockspec::conformance
