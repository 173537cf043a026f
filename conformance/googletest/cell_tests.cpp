#include "googletest/cell_tests.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sockspec::conformance {
namespace {

using results::verdict_kind;

bool was_not_judged(const results::verdict& seen) {
  return !results::was_executed(seen.kind) ||
         seen == results::verdict{verdict_kind::unresolved, "race"};
}

class cell_test : public testing::Test {
 public:
  cell_test(cell_runner& by, std::size_t place) : by_(by), place_(place) {}

  void TestBody() override {
    const auto& seen = by_.run(place_);
    RecordProperty("verdict", results::to_string(seen.verdict));
    RecordProperty("outcome", std::string(to_string(seen.outcome)));
    if (results::fails_the_run(seen.outcome)) FAIL() << '\n' << by_.text_of(seen);
    if (was_not_judged(seen.verdict)) {
      GTEST_SKIP() << results::to_string(seen.verdict) << ": " << seen.observed;
    }
  }

 private:
  cell_runner& by_;
  std::size_t place_;
};

class deviations_check : public testing::Environment {
 public:
  explicit deviations_check(const cell_runner& by) : by_(by) {}

  void TearDown() override {
    for (const auto& one : by_.findings()) {
      if (one.unexpected) ADD_FAILURE() << one.text;
    }
  }

 private:
  const cell_runner& by_;
};

}  // namespace

void register_cells(const cli::planned_target& plan, cell_runner& by) {
  for (std::size_t place = 0; place < plan.cells.size(); ++place) {
    const auto name = name_of(plan.cells[place]);
    const auto dot = name.find('.');
    testing::RegisterTest(name.substr(0, dot).c_str(), name.substr(dot + 1).c_str(), nullptr,
                          nullptr, __FILE__, __LINE__,
                          [&by, place]() -> testing::Test* { return new cell_test(by, place); });
  }
  testing::AddGlobalTestEnvironment(new deviations_check(by));  // GoogleTest deletes it
}

}  // namespace sockspec::conformance
