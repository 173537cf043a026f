// sockspec mutants: tells every lie, and says which was caught.

#include <algorithm>
#include <iterator>

#include "cases/registry.hpp"
#include "cli/commands.hpp"
#include "cli/installation.hpp"
#include "cli/interruption.hpp"
#include "cli/plan.hpp"
#include "cli/progress_lines.hpp"
#include "engine/environment.hpp"
#include "engine/introduce.hpp"
#include "engine/mutation.hpp"
#include "mutants/registry.hpp"
#include "reports/words.hpp"

namespace sockspec::conformance::cli {
namespace {

std::vector<const mutant*> selected(const std::vector<std::string>& globs) {
  std::vector<const mutant*> lies;
  for (const mutant* one : all_mutants()) {
    const bool wanted = globs.empty() || std::ranges::any_of(globs, [&](const std::string& glob) {
                          return matches_glob(glob, one->id);
                        });
    if (wanted) lies.push_back(one);
  }
  return lies;
}

// Clauses that name a lie that nobody tells are not proved by it.
std::size_t name_lies_that_do_not_exist(output& to) {
  std::size_t missing = 0;
  for (const clause* one : all_clauses()) {
    for (const auto& name : one->catches) {
      if (find_mutant(name) != nullptr) continue;
      to.out << to.paint().bad("unknown") << "  " << one->id << " catches " << name
             << ", which does not exist\n";
      ++missing;
    }
  }
  return missing;
}

void show(const std::vector<mutant_finding>& cells, std::string_view what, output& to) {
  for (const auto& each : cells) {
    to.out << "    " << what << "  " << each.cell << "  " << each.seen << '\n';
  }
}

void show_unproved(const mutant_result& one, output& to) {
  const char* word = one.strays.empty() ? "SURVIVES" : "STRAYS";
  to.out << to.paint().bad(word) << "  " << one.lie->id << "  " << one.lie->says << '\n';
  if (one.caught + one.survived.size() + one.unjudged.size() == 0) {
    to.out << "    no clause that applies here names it\n";
  }
  show(one.survived, "not caught", to);
  show(one.unjudged, "not good without the lie", to);
  show(one.strays, "fails, and does not name it", to);
}

/// What became of the lies, and of how many no clause applies to the targets that are here.
struct telling_of_lies {
  std::vector<mutant_result> results;
  std::size_t elsewhere = 0;
};

int show_results(const telling_of_lies& all, std::size_t missing, output& to) {
  std::size_t proved = 0, survived = 0, stray = 0;
  for (const auto& one : all.results) {
    if (is_proved(one)) {
      ++proved;
      continue;
    }
    show_unproved(one, to);
    (one.strays.empty() ? survived : stray) += 1;
  }
  to.out << reports::grouped(proved) << " of " << reports::counted(all.results.size(), "mutant")
         << " caught where they should be and nowhere else; " << reports::grouped(survived)
         << " survive, " << reports::grouped(stray) << " stray\n";
  if (all.elsewhere > 0) {
    to.out
        << reports::counted(all.elsewhere, "mutant")
        << " not told: the clauses that name them are of documents that no target here follows\n";
  }
  return proved == all.results.size() && missing == 0 ? 0 : 1;
}

using lie_list = std::vector<const mutant*>;

// Some lies are about calls that the system does not have: only clauses of the layer name them.
bool is_named_on(const mutant& lie, const planned_target& plan) {
  return std::ranges::any_of(plan.cells,
                             [&](const cell& one) { return one.of->catches.contains(lie.id); });
}

std::vector<mutant_result> run_on(const std::string& target, const lie_list& lies,
                                  const mutants_options& asked, const interruption& interrupted,
                                  lie_list& left, output& to) {
  const auto where = find_installation();
  const auto plan = make_plan({target}, selection_from({.depth = "smoke"}), where).front();
  lie_list told;
  for (const mutant* one : lies) (is_named_on(*one, plan) ? told : left).push_back(one);
  if (told.empty()) return {};
  schedule how{.jobs = asked.jobs > 0 ? asked.jobs : jobs_for_this_machine(),
               .stop = interrupted.token()};
  const environment surroundings(plan.what, where);
  introduce(plan.what, where, how.budgets, interrupted.token());
  const auto strays = asked.thorough ? stray_search::every_cell : stray_search::one_cell_a_clause;
  return run_mutants({told, plan.cells, strays}, plan.what, where, how, progress_lines(to));
}

// What Microsoft alone documents is told where Windows' API is, if it is here.
std::vector<std::string> targets_to_tell(const mutants_options& asked) {
  if (!asked.target.empty()) return {asked.target};
  std::vector<std::string> targets{"native", "portability"};
  const auto where = find_installation();
  if (what_is_missing(load_named_target("wine", where), where).empty())
    targets.emplace_back("wine");
  return targets;
}

// Every clause that names it is of documents that none of the targets follows.
bool is_of_other_documents(const mutant& lie, const document_chain& followed) {
  return std::ranges::none_of(all_clauses(), [&](const clause* one) {
    return one->catches.contains(lie.id) &&
           std::ranges::any_of(one->sources, [&](const source& each) {
             return std::ranges::find(followed, each.where) != followed.end();
           });
  });
}

telling_of_lies run_on_all(const lie_list& lies, const mutants_options& asked,
                           const interruption& interrupted, output& to) {
  telling_of_lies all;
  document_chain followed;
  lie_list left = lies;
  for (const auto& target : targets_to_tell(asked)) {
    std::ranges::copy(load_named_target(target, find_installation()).follows,
                      std::back_inserter(followed));
    lie_list unnamed;
    for (auto& one : run_on(target, left, asked, interrupted, unnamed, to)) {
      all.results.push_back(std::move(one));
    }
    left = std::move(unnamed);
  }
  for (const mutant* one : left) {
    if (is_of_other_documents(*one, followed)) {
      ++all.elsewhere;
    } else {
      all.results.push_back({.lie = one});
    }
  }
  return all;
}

}  // namespace

int mutants(const mutants_options& asked, output& to) {
  const auto lies = selected(asked.globs);
  if (lies.empty()) {
    to.err << "sockspec: no mutant matches; `sockspec list mutants` names them all\n";
    return nothing_selected_status;
  }
  const interruption interrupted(to.err);
  const auto missing = asked.globs.empty() ? name_lies_that_do_not_exist(to) : 0;
  const auto all = run_on_all(lies, asked, interrupted, to);
  if (interrupted.requested()) return interrupted_status;
  return show_results(all, missing, to);
}

}  // namespace sockspec::conformance::cli
