#pragma once
// A run as `sockspec run --out` leaves it (docs/records.md), and many targets made of one. Pure
// functions over its two files.

#include <cstddef>
#include <string>
#include <string_view>

namespace sockspec::benchmarks {

struct stored_run {
  std::string stamp;    // run.json
  std::string records;  // records.jsonl
};

/// How many cells were judged: findings are lines, too, and do not count.
/// \param records  records.jsonl
std::size_t count_records(std::string_view records);

/// The run of one target as if so many records had come of several: those of the target, then of
/// copies that are called NAME_2, NAME_3, ... The last one has what is left, and each target's
/// number of cells is that of its records.
/// Errors: throws std::runtime_error, if that is no run, has no records, or not one target
stored_run with_many_targets(const stored_run&, std::size_t records);

}  // namespace sockspec::benchmarks
