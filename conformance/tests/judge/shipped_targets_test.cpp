// The targets that come with sockspec: their files are held against the clauses that there are.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cases/registry.hpp"
#include "engine/judge.hpp"
#include "engine/manifest_variants.hpp"
#include "engine/target.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {
namespace {

// As they are read on each system for which one of them differs.
std::vector<target> shipped() {
  std::vector<std::string_view> ids;
  for (const clause* one : all_clauses()) ids.push_back(one->id);
  std::vector<target> targets;
  for (const auto& [name, manifest] : find_targets(SOCKSPEC_TARGETS)) {
    for (const auto* system : {"linux", "darwin", "windows"}) {
      targets.push_back(load_target_for(system, manifest, ids));
    }
  }
  return targets;
}

TEST(shipped_targets, are_there) {
  std::vector<std::string> names;
  for (const auto& one : shipped()) names.push_back(one.name);
  EXPECT_THAT(names, testing::IsSupersetOf({"native", "portability", "socket_wrapper"}));
}

TEST(shipped_targets, stand_on_targets_that_are_there) {
  const auto names = find_targets(SOCKSPEC_TARGETS);
  for (const auto& one : shipped()) {
    if (one.stands_on.empty()) continue;
    EXPECT_TRUE(names.contains(one.stands_on)) << one.name << " stands on " << one.stands_on;
  }
}

TEST(shipped_targets, have_no_untriaged_deviations) {
  for (const auto& one : shipped()) {
    for (const auto& entry : one.deviations) {
      EXPECT_FALSE(entry.untriaged) << one.deviations_file << ':' << entry.line;
    }
  }
}

TEST(shipped_targets, lack_what_a_clause_needs) {
  for (const auto& one : shipped()) {
    for (const auto& each : one.lacks) {
      if (each.first == own_network_name) continue;  // which nobody wrote there
      const bool is_needed = std::ranges::any_of(all_clauses(), [&](const clause* c) {
        return applies(*c, one.follows) && what_it_lacks(*c, {each});
      });
      EXPECT_TRUE(is_needed) << one.manifest << ": no clause needs " << each.first;
    }
  }
}

// Dates pass; whether they have is a matter of the run, not of the source.
TEST(shipped_targets, have_deviations_from_cells_that_they_have) {
  for (const auto& one : shipped()) {
    std::vector<std::string> every_cell;
    std::vector<results::record> records;
    for (const auto& each : make_cells(all_clauses(), one.follows, one.lacks)) {
      results::record made;
      made.target = one.name;
      made.clause = each.of->id;
      made.kind = traits(each.which).name;
      made.cell = name_of(each);
      made.level = each.of->level;
      every_cell.push_back(made.cell);
      records.push_back(made);
    }
    const judging before_any_review{.strict = false, .today = {}, .versions = {}};
    for (const auto& found : judge_deviations(records, one, before_any_review, every_cell)) {
      ADD_FAILURE() << one.name << ": " << found.text;
    }
  }
}

}  // namespace
}  // namespace sockspec::conformance
