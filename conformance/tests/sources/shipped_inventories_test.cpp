// The inventories that come with sockspec, held against all clauses.

#include <gtest/gtest.h>

#include <set>

#include "cases/registry.hpp"
#include "sources/coverage.hpp"

namespace sockspec::conformance {
namespace {

TEST(shipped_inventories, are_so) {
  const auto all = load_inventories(SOCKSPEC_SOURCES);
  for (const auto& each : defects(all, all_clauses())) ADD_FAILURE() << each;
}

TEST(shipped_inventories, are_of_every_document_that_clauses_cite) {
  std::set<document> cited;
  for (const clause* one : all_clauses()) {
    for (const auto& each : one->sources) cited.insert(each.where);
  }
  EXPECT_EQ(load_inventories(SOCKSPEC_SOURCES).size(), cited.size());
}

}  // namespace
}  // namespace sockspec::conformance
