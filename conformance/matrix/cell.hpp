#pragma once
// Cells: clause x kind x mode, by some clauses x side, and which of them apply to a target.

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clause.hpp"
#include "matrix/lacking.hpp"
#include "matrix/side.hpp"

namespace sockspec::conformance {

struct cell {
  const clause* of = nullptr;
  kind which{};
  conformance::mode mode{};
  conformance::side side{};  // connecting, unless the clause is judged on both
};

/// "connect.refused/tcp4.blocking"; of the accepting side "recv.any_data/tcp4.blocking.accepting".
std::string name_of(const cell&);

/// The cells of these clauses for a target that follows these documents, in the order of clauses,
/// kinds, modes, sides. A clause applies if one of its sources is in the chain, and if it needs
/// nothing that the target lacks.
std::vector<cell> make_cells(std::span<const clause* const> clauses, const document_chain& follows,
                             const lacking& lacks = {});
bool applies(const clause&, const document_chain& follows);
/// What a clause needs and the target lacks, the first of it; none: nothing.
std::optional<lacking::value_type> what_it_lacks(const clause&, const lacking&);

/// A part of what was selected. Cells are dealt out by a hash of their name, so that a new clause
/// moves no other.
struct shard {
  int number = 1;  // from 1 to `of`
  int of = 1;
};

/// What a user asked for; an empty list selects everything.
struct selection {
  std::vector<std::string> globs;  // of cell names; "connect.*" stands for "connect.*/*"
  std::vector<std::string> calls;
  std::vector<kind> kinds;
  std::vector<conformance::mode> modes;
  std::vector<conformance::side> sides;  // a clause that is not judged on both has none
  std::vector<results::level> levels;
  bool smoke = false;  // for each clause and group of kinds, the first of these cells alone
  shard part;
};

/// Those of all shards; then those of one.
std::vector<cell> select(std::vector<cell> cells, const selection&);
std::vector<cell> deal(std::vector<cell> cells, const shard&);

/// Whether a glob takes in a cell: one without `/` is held against the clause's id.
bool matches_cell(std::string_view glob, std::string_view cell_name);
/// Matches `*` (anything) and `?` (one character).
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace sockspec::conformance
