#include "mutants/registry.hpp"

#include <algorithm>
#include <span>

namespace sockspec::conformance {

#define SOCKSPEC_FILE(name) std::span<const mutant> name##_mutants();
#include "mutants/files.def"

namespace {

constexpr std::span<const mutant> (*files[])() = {
#define SOCKSPEC_FILE(name) name##_mutants,
#include "mutants/files.def"
};

}  // namespace

const std::vector<const mutant*>& all_mutants() {
  static const std::vector<const mutant*> all = [] {
    std::vector<const mutant*> joined;
    for (const auto file : files) {
      for (const auto& one : file()) joined.push_back(&one);
    }
    return joined;
  }();
  return all;
}

const mutant* find_mutant(std::string_view id) {
  const auto& all = all_mutants();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const mutant* one) { return one->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace sockspec::conformance
