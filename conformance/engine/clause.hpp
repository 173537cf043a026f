#pragma once
// A clause: one testable requirement, with the case that checks it beside it.

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/document.hpp"
#include "engine/fixed_list.hpp"
#include "engine/operation.hpp"
#include "matrix/arena.hpp"
#include "matrix/kind.hpp"
#include "matrix/mode.hpp"
#include "results/verdict.hpp"

namespace sockspec::conformance {

class context;
using results::level;
inline constexpr auto must = level::must;
inline constexpr auto should = level::should;
inline constexpr auto unspecified = level::unspecified;

struct clause {
  std::string_view id;  // "connect.refused": for ever
  results::level level = must;
  std::string_view says;  // one sentence
  source_list sources;
  kind_set kinds;
  mode_set modes;
  /// Of kinds that connect: judged on the end that asked for the connection, and once more on the
  /// one that was accepted. The case takes its connection from connected() or own_pair().
  bool both_sides = false;
  fixed_list<op, 8> needs;                   // operations without which a target cannot be judged
  fixed_list<std::string_view, 12> catches;  // mutants that it turns red for
  void (*run)(context&) = nullptr;
  int revision = 1;              // raised when the requirement changes
  std::string_view option = {};  // the option or flag without which a target cannot be judged:
                                 // "SO_RCVLOWAT", "O_NONBLOCK"
  conformance::arena arena = arena::shared;
  std::string_view takes_long = {};  // why a cell may take over 300 ms
};

/// The call that a clause belongs to: what stands before the first dot.
constexpr std::string_view call_of(std::string_view clause_id) {
  return clause_id.substr(0, clause_id.find('.'));
}

/// Whether a clause has cells of either side for this kind.
constexpr bool has_sides(const clause& one, kind which) {
  return one.both_sides && is_connection_oriented(which);
}

constexpr bool is_snake_case_id(std::string_view id) {
  for (char c : id) {
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (!allowed) return false;
  }
  const auto dot = id.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < id.size() && id.back() != '.';
}

constexpr bool is_complete(const clause& c) {
  return is_snake_case_id(c.id) && !c.says.empty() && c.says.back() == '.' && !c.sources.empty() &&
         !c.kinds.empty() && !c.modes.empty() && !c.needs.empty() && !c.catches.empty() &&
         c.run != nullptr;
}

/// Every clause complete, ids unique and all of one call. For static_assert beside each array of
/// clauses.
constexpr bool well_formed(std::span<const clause> clauses) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (!is_complete(clauses[i])) return false;
    if (call_of(clauses[i].id) != call_of(clauses[0].id)) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (clauses[i].id == clauses[j].id) return false;
    }
  }
  return !clauses.empty();
}

}  // namespace sockspec::conformance
