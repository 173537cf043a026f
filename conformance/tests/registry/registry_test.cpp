// The lists of clauses and mutants as wholes: what no file can see for itself.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "cases/registry.hpp"
#include "mutants/registry.hpp"

namespace sockspec::conformance {
namespace {

TEST(registry, has_at_least_150_clauses) {
  EXPECT_GE(all_clauses().size(), 150u);
}

TEST(registry, every_clause_is_complete) {
  for (const clause* one : all_clauses()) EXPECT_TRUE(is_complete(*one)) << one->id;
}

// The axis would be nothing but a name otherwise.
TEST(registry, what_has_sides_is_of_a_kind_that_connects) {
  for (const clause* one : all_clauses()) {
    if (!one->both_sides) continue;
    EXPECT_TRUE(std::ranges::any_of(all_kind_traits, [&](const kind_traits& each) {
      return one->kinds.contains(each.which) && has_sides(*one, each.which);
    })) << one->id;
  }
}

TEST(registry, clause_ids_are_unique) {
  std::set<std::string_view> ids;
  for (const clause* one : all_clauses()) EXPECT_TRUE(ids.insert(one->id).second) << one->id;
}

TEST(registry, mutant_ids_are_unique) {
  std::set<std::string_view> ids;
  for (const mutant* one : all_mutants()) EXPECT_TRUE(ids.insert(one->id).second) << one->id;
}

TEST(registry, every_lie_that_a_clause_names_is_told) {
  for (const clause* one : all_clauses()) {
    for (const auto name : one->catches) {
      EXPECT_NE(find_mutant(name), nullptr) << one->id << " catches " << name;
    }
  }
}

TEST(registry, every_mutant_is_named_by_a_clause) {
  std::set<std::string_view> named;
  for (const clause* one : all_clauses()) {
    named.insert(one->catches.begin(), one->catches.end());
  }
  for (const mutant* one : all_mutants()) EXPECT_TRUE(named.contains(one->id)) << one->id;
}

}  // namespace
}  // namespace sockspec::conformance
