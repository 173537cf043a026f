#include "googletest/cell_runner.hpp"

#include <utility>

#include "cli/stamp.hpp"
#include "reports/failure_text.hpp"

namespace sockspec::conformance {
namespace {

const target* below(const cli::planned_target& plan) {
  return plan.below ? &*plan.below : nullptr;
}

results::stamp stamp_for(const cli::planned_target& plan, const target_introduction& met) {
  auto made = cli::make_stamp({});
  made.targets.push_back(cli::stamp_of(plan.what, plan.in_all_shards, &met));
  return made;
}

}  // namespace

cell_runner::cell_runner(const cli::planned_target& plan, const installation& where)
    : plan_(plan),
      met_(introduce(plan.what, where, budgets_)),
      stamp_(stamp_for(plan, met_)),
      how_{.budgets = budgets_},
      course_{plan.cells, plan.what, below(plan), where, how_, nowhere_, {}, {},
              {},         {},        {},          {},    {},   {},       {}, {}},
      worker_(course_, 0),
      judging_{.today = cli::today_in_utc(), .versions = cli::versions_of(stamp_, met_)} {}

const results::record& cell_runner::run(std::size_t place) {
  const kind which = plan_.cells[place].which;
  if (probed_.insert(which).second) worker_.probe_kind(which);
  auto done = worker_.run(place).record;
  judge(done, plan_.what, judging_);
  return records_.emplace_back(std::move(done));
}

std::vector<results::finding> cell_runner::findings() const {
  return judge_deviations(records_, plan_.what, judging_, plan_.every_cell);
}

std::string cell_runner::text_of(const results::record& one) const {
  return reports::failure_text(one, stamp_);
}

}  // namespace sockspec::conformance
