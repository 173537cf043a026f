#pragma once
// One run as it goes on: drivers are introduced, cells run, records judged.

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "cli/plan.hpp"
#include "engine/environment.hpp"
#include "engine/introduce.hpp"
#include "engine/judge.hpp"
#include "engine/scheduler.hpp"
#include "results/run.hpp"

namespace sockspec::conformance::cli {

struct execution_options {
  int jobs = 1;
  bool strict = false;
  std::vector<std::string> command_line;
  std::stop_token stop;
};

/// Who is told of what comes, one call at a time. What they throw ends the run.
struct listeners {
  std::function<void(const results::stamp&, std::size_t cells)> begun;
  std::function<void(const results::record&)> judged;
  std::function<void(const results::finding&)> found;
};

class execution {
 public:
  /// The plan and the installation outlive it.
  execution(const std::vector<planned_target>&, const installation&, execution_options, listeners);

  /// Runs the plan. A driver that cannot be used is a finding; the other targets still run. Errors:
  /// what listeners throw; what came before that is in `run`.
  void carry_out();

  const results::run& run() const { return run_; }
  /// Whether a driver could not be used: exit status 2.
  bool broken() const { return broken_; }
  judging judging_of(const std::string& target) const;

 private:
  void bring_up(const planned_target&);
  void bring_up(const target&);
  void take_all_down();
  void introduce_all();
  void run_target(const planned_target&);
  void take(const planned_target&, cell_run);
  void note(results::finding);

  const std::vector<planned_target>& plan_;
  const installation& where_;
  execution_options options_;
  listeners tell_;
  results::run run_;
  bool broken_ = false;
  struct introduced {
    target_introduction met;
    conformance::budgets budgets;
  };
  std::map<std::string, introduced> introduced_;  // by target
  // In the order of coming up, each with its target's name.
  std::vector<std::pair<std::string, std::unique_ptr<environment>>> environments_;
};

}  // namespace sockspec::conformance::cli
