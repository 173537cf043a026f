// sockspec run: judges targets.

#include <optional>

#include "cli/commands.hpp"
#include "cli/execution.hpp"
#include "cli/installation.hpp"
#include "cli/interruption.hpp"
#include "reports/progress.hpp"
#include "reports/words.hpp"
#include "reports/write_reports.hpp"
#include "results/store.hpp"

namespace sockspec::conformance::cli {
namespace {

int name_cells(const std::vector<planned_target>& plan, output& to) {
  for (const auto& one : plan) {
    for (const auto& each : one.cells) {
      to.out << (plan.size() > 1 ? one.what.name + "  " : "") << name_of(each) << '\n';
    }
  }
  to.err << reports::counted(count_cells(plan), "cell") << " selected, none run\n";
  return 0;
}

// What a run writes as it goes on, and at its end.
class recorder {
 public:
  recorder(const run_options& options, output& to)
      : directory_(options.out),
        to_(to),
        shown_(to.out, to.screen,
               to.quiet ? reports::verbosity::quiet : reports::verbosity::normal) {}

  listeners ears() {
    return {[this](const results::stamp& stamp, std::size_t cells) {
              if (!directory_.empty()) store_.emplace(directory_, stamp);
              shown_.start(cells, stamp);
            },
            [this](const results::record& one) {
              if (store_) store_->append(one);
              shown_.record(one);
            },
            [this](const results::finding& one) {
              if (store_) store_->append(one);
            }};
  }

  /// False if something could not be written.
  bool finish(const results::run& whole) {
    shown_.finish(whole);
    if (!store_) return true;
    try {
      store_->finish(whole);
      reports::write_reports(whole, directory_);
      return true;
    } catch (const results::store_error& error) {
      return refuse(error);
    }
  }

  bool refuse(const results::store_error& error) {
    store_.reset();
    to_.err << "sockspec: " << error.what() << '\n';
    return false;
  }

 private:
  std::string directory_;
  output& to_;
  reports::progress shown_;
  std::optional<results::writer> store_;
};

}  // namespace

int run(const run_options& options, output& to) {
  const auto where = find_installation();
  const auto names =
      options.targets.empty() ? std::vector<std::string>{"native", "portability"} : options.targets;
  const auto plan = make_plan(names, selection_from(options.which), where, options.as);
  if (count_cells(plan) == 0) {
    to.err << "sockspec: " << nothing_matches(options.which) << '\n';
    return nothing_selected_status;
  }
  if (options.dry) return name_cells(plan, to);

  const interruption interrupted(to.err);
  const int jobs = options.jobs > 0 ? options.jobs : jobs_for_this_machine();
  recorder kept(options, to);
  execution all(plan, where, {jobs, options.strict, options.command_line, interrupted.token()},
                kept.ears());
  bool written = true;
  try {
    all.carry_out();
  } catch (const results::store_error& error) {
    written = kept.refuse(error);
  }
  written = kept.finish(all.run()) && written;
  if (interrupted.requested()) return interrupted_status;
  return all.broken() || !written ? broken_status : results::exit_status(all.run());
}

}  // namespace sockspec::conformance::cli
