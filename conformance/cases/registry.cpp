#include "cases/registry.hpp"

#include <algorithm>
#include <span>

namespace sockspec::conformance {

#define SOCKSPEC_FILE(name) std::span<const clause> name##_clauses();
#include "cases/files.def"

namespace {

constexpr std::span<const clause> (*files[])() = {
#define SOCKSPEC_FILE(name) name##_clauses,
#include "cases/files.def"
};

}  // namespace

const std::vector<const clause*>& all_clauses() {
  static const std::vector<const clause*> all = [] {
    std::vector<const clause*> joined;
    for (const auto file : files) {
      for (const auto& one : file()) joined.push_back(&one);
    }
    return joined;
  }();
  return all;
}

const clause* find_clause(std::string_view id) {
  const auto& all = all_clauses();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const clause* one) { return one->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace sockspec::conformance
