#include "benchmarks/gate/self_test/self_test.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

#include "benchmarks/counts/counting.hpp"
#include "benchmarks/gate/self_test/neighbour.hpp"
#include "benchmarks/gate/self_test/slowdown.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

using std::chrono::steady_clock;

/// One thread each, cheap and dear operations, both kinds of stream.
constexpr std::array rows{
    "sendall_by_size/unix_stream/64/portability_slowed",
    "sendall_by_size/tcp4/64/portability_slowed",
    "sendall_by_size/unix_stream/16384/portability_slowed",
    "sendall_by_size/tcp4/16384/portability_slowed",
};
constexpr std::array injected_parts{0.0, 0.02, 0.03, 0.05, 0.1};
/// Seconds: so short that a process takes some 25 ms.
constexpr double min_time = 0.004;

bool is_required(double injected) noexcept {
  return injected == 0 || injected == 0.05;
}

std::size_t steps_for(double part, double part_of_step) {
  return static_cast<std::size_t>(std::lround(part / part_of_step));
}

class self_test {
 public:
  self_test(const self_test_plan& plan, const progress_line& say)
      : plan_(plan), say_(say), begun_(steady_clock::now()), chance_(plan.seed) {}

  self_test_result run();

 private:
  subject slowed(const std::string& role, std::size_t steps) const;
  double log_cost(const std::string& row, std::size_t steps) const;
  double part_of_step(const std::string& row, std::size_t steps) const;
  void calibrate();
  bool run_part(bool busy);
  bool run_trials(bool busy);
  bool run_trial(bool busy, std::size_t trial);
  void judge(std::size_t trial, self_test_rate& rate);
  self_test_rate& rate_of(bool busy, double injected);
  std::size_t trials_of(double injected) const;
  bool is_late() const { return steady_clock::now() - begun_ > plan_.time_limit; }

  const self_test_plan& plan_;
  const progress_line& say_;
  steady_clock::time_point begun_;
  random_source chance_;
  std::map<std::string, double> step_parts_;  // what a step adds, as a part of the row
  std::map<const self_test_rate*, std::vector<double>> changes_;
  self_test_result result_;
};

subject self_test::slowed(const std::string& role, std::size_t steps) const {
  return {.role = role,
          .program = plan_.programs / "slowed_benchmarks",
          .environment = {{slowdown_variable, std::to_string(steps)}}};
}

double self_test::log_cost(const std::string& row, std::size_t steps) const {
  constexpr int processes = 9;
  const sampling how{.filter = exactly_these({row}), .min_time = min_time};
  const subject who = slowed("calibration", steps);
  std::vector<double> costs;
  for (int i = 0; i < processes; ++i) {
    costs.push_back(costs_of(who, sample(who, how), {}).at(row).log_cost);
  }
  return median(costs);
}

/// What one of so many steps adds to the row, as a part of it.
double self_test::part_of_step(const std::string& row, std::size_t steps) const {
  const double added = part_of(log_cost(row, steps) - log_cost(row, 0));
  if (added <= 0) throw std::runtime_error(row + ": spinning takes no time here");
  return added / static_cast<double>(steps);
}

/// First roughly, then near to what is injected.
void self_test::calibrate() {
  for (const std::string row : rows) {
    const double rough = part_of_step(row, 4000);
    step_parts_[row] = part_of_step(row, steps_for(0.1, rough));
  }
}

std::size_t self_test::trials_of(double injected) const {
  return is_required(injected) ? plan_.trials : (plan_.trials + 4) / 5;
}

self_test_rate& self_test::rate_of(bool busy, double injected) {
  const auto same = [&](const self_test_rate& one) {
    return one.busy == busy && one.injected == injected;
  };
  return *std::ranges::find_if(result_.rates, same);
}

void self_test::judge(std::size_t trial, self_test_rate& rate) {
  const std::string row = rows[trial % rows.size()];
  gate_plan plan;
  plan.both.base = slowed("base", 0);
  plan.both.fresh = slowed("new", steps_for(rate.injected, step_parts_.at(row)));
  plan.how = {.filter = exactly_these({row}), .min_time = min_time};
  plan.pairs = plan_.pairs;
  plan.counting = false;
  plan.seed = chance_.below(std::size_t{1} << 32);
  const auto found = judge_by_measuring(plan, {}).rows.front();
  ++rate.trials;
  rate.slower += found.said == verdict::slower ? 1 : 0;
  rate.faster += found.said == verdict::faster ? 1 : 0;
  rate.too_noisy += found.said == verdict::too_noisy ? 1 : 0;
  rate.by_interval_rule += lean_of_interval(found.first, plan.needed) == leaning::slower ? 1 : 0;
  changes_[&rate].push_back(found.both.median);
}

/// One of each kind. Returns false when the time is over.
bool self_test::run_trial(bool busy, std::size_t trial) {
  for (const double injected : injected_parts) {
    if (trial >= trials_of(injected)) continue;
    if (is_late()) return false;
    judge(trial, rate_of(busy, injected));
  }
  return true;
}

bool self_test::run_trials(bool busy) {
  for (std::size_t trial = 0; trial < plan_.trials; ++trial) {
    if (!run_trial(busy, trial)) return false;
    if (say_ && (trial + 1) % 5 == 0) {
      say_(std::string(busy ? "busy" : "quiet") + ": " + std::to_string(trial + 1) + " of " +
           std::to_string(plan_.trials) + " trials");
    }
  }
  return true;
}

/// Counts, and then measures. Returns false when the time is over.
bool self_test::run_part(bool busy) {
  if (is_late()) return false;
  if (result_.why_not_counted.empty()) {
    for (auto& rate : test_counting(plan_.programs / "slowed_row", busy)) {
      result_.counted.push_back(std::move(rate));
    }
  }
  return run_trials(busy);
}

self_test_result self_test::run() {
  result_.why_not_counted = why_not_counted();
  calibrate();
  for (const bool busy : {false, true}) {
    if (!(busy ? plan_.busy : plan_.quiet)) continue;
    for (const double injected : injected_parts) {
      result_.rates.push_back({.busy = busy, .injected = injected});
    }
  }
  if (plan_.quiet) result_.complete = run_part(false);
  if (plan_.busy && result_.complete) {
    const neighbour disturbing(plan_.seed);
    result_.complete = run_part(true);
  }
  for (self_test_rate& rate : result_.rates) {
    if (rate.trials > 0) rate.realised = part_of(median(changes_.at(&rate)));
  }
  result_.took = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun_);
  return result_;
}

}  // namespace

bool is_good(const self_test_rate& rate) noexcept {
  if (rate.injected == 0) return rate.slower == 0 && rate.faster == 0;
  const bool promised = rate.injected >= 0.05;
  return !promised || 20 * rate.slower >= 19 * rate.trials;
}

bool self_test_result::good() const noexcept {
  return complete && std::ranges::all_of(rates, is_good) &&
         std::ranges::all_of(counted, &counted_rate::good);
}

self_test_result test_gate(const self_test_plan& plan, const progress_line& say) {
  return self_test(plan, say).run();
}

}  // namespace sockspec::benchmarks
