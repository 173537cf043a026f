#include "googletest/ctest_list.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace sockspec::conformance {

std::string family_of(kind which) {
  const auto family = traits(which).family;
  return family.empty() ? "none" : std::string(family);
}

void write_ctest(std::ostream& to, const cli::planned_target& plan, const std::string& program) {
  std::set<std::pair<std::string_view, std::string>> written;
  for (const auto& each : plan.cells) {
    const auto call = call_of(each.of->id);
    const auto family = family_of(each.which);
    if (!written.emplace(call, family).second) continue;
    const auto& target = plan.what.name;
    to << fmt::format(
        "sockspec_listed_test({0}.{1}.{2} \"conformance;target:{0};call:{1};family:{2}\"\n"
        "  \"{3}\" --target {0} --call {1} --family {2} --gtest_brief=1)\n",
        target, call, family, program);
  }
}

}  // namespace sockspec::conformance
