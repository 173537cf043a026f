#pragma once
// Mutants: named lies about one documented behaviour, told to prove that a case can fail.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/fixed_list.hpp"
#include "engine/operation.hpp"
#include "engine/seam.hpp"

namespace sockspec::conformance {

/// Where the lie is told: between engine and driver; inside the driver; by a library below the
/// driver that breaks one libc call.
enum class mutant_level : std::uint8_t { seam, driver, below };
/// What of the behaviour it alters.
enum class altered : std::uint8_t { error, effect, count, option, readiness, timing, address };

std::string_view to_string(mutant_level);
std::string_view to_string(altered);

/// What a seam mutant remembers within one cell, and what it can do.
struct lie_state {
  std::map<std::string, protocol::value> memory;
  seam::make_call make_call;
};

/// Clauses by their ids, or by globs.
using clause_globs = fixed_list<std::string_view, 12>;

struct mutant {
  std::string_view id;  // "connect.refusal_reported_as_timeout": for ever
  mutant_level level{};
  altered what{};
  op scope{};             // the operation that it lies about
  std::string_view says;  // one sentence: the lie
  /// Clauses that it may turn red besides those that name it in `catches`: globs, few.
  clause_globs may_redden;
  /// Seam mutants: rewrite the call on its way, the result on its way back; either may be null.
  /// Called only for `scope`, unless watches_all.
  void (*before)(lie_state&, protocol::value& call) = nullptr;
  void (*after)(lie_state&, const protocol::value& call, protocol::value& result) = nullptr;
  bool watches_all = false;
};

/// A seam that tells this lie in one cell.
std::unique_ptr<seam> make_seam(const mutant&);

}  // namespace sockspec::conformance
