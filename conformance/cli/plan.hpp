#pragma once
// What a run is about to do: targets and their cells.

#include <optional>
#include <string>
#include <vector>

#include "engine/session.hpp"
#include "engine/target.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance::cli {

struct planned_target {
  std::string asked_as;                // a name, or the path of a manifest
  std::vector<std::string> judged_as;  // documents in place of its own; empty: none
  target what;
  std::optional<target> below;          // the one that it stands on
  std::vector<std::string> every_cell;  // names, also of those that are not selected
  std::size_t in_all_shards = 0;        // cells that the selection has, whichever the shard
  std::vector<cell> cells;
};

/// `documents`: those to judge by in place of each target's own, by their names; empty: none.
/// Errors: usage_error, if two targets have one name or there is no such document; manifest_error.
std::vector<planned_target> make_plan(const std::vector<std::string>& names_or_paths,
                                      const selection&, const installation&,
                                      const std::vector<std::string>& documents = {});

std::size_t count_cells(const std::vector<planned_target>&);

/// By name or path. Errors: manifest_error.
target load_named_target(const std::string& name_or_path, const installation&);

}  // namespace sockspec::conformance::cli
