#pragma once
// What stands at the head of a run: suite, clauses, machine, time, command line.

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "engine/clause.hpp"
#include "engine/introduce.hpp"
#include "results/run.hpp"

namespace sockspec::conformance::cli {

/// All but the targets.
results::stamp make_stamp(std::vector<std::string> command_line);

/// What is known of a target before its first cell, of which there are so many in all shards; `met`
/// is null where its driver cannot be used.
results::target_stamp stamp_of(const target&, std::size_t cells, const target_introduction* met);

/// 16 hexadecimal digits over ids, revisions and sentences.
std::string clauses_hash(std::span<const clause* const>);

/// The day against which dates of review are held.
std::chrono::year_month_day today_in_utc();

/// The versions that a deviation's `when` is held against.
versions versions_of(const results::stamp&, const target_introduction&);

}  // namespace sockspec::conformance::cli
