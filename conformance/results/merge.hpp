#pragma once
// One run out of the shards of a run, made on one machine or on several.

#include <stdexcept>
#include <vector>

#include "results/run.hpp"

namespace sockspec::results {

/// Runs that are not shards of one; what() says what differs, or which cell ran twice.
class merge_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The run of which these are shards: the first one's stamp with the targets of all and the
/// earliest start; a cell that one shard ran and others left out counts as run; interrupted if one
/// was. A finding that several have is kept once. Shards made on different systems, or with other
/// drivers, implementations or deviations of a target, get a finding that is not unexpected; cells
/// that no shard has, though nothing was interrupted, get one that is.
/// Errors: merge_error, for no shards, other clauses or suite versions, or a cell that two
/// executed.
run merge_runs(const std::vector<run>& shards);

}  // namespace sockspec::results
