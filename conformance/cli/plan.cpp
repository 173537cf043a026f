#include "cli/plan.hpp"

#include <utility>

#include "cases/registry.hpp"
#include "cli/usage_error.hpp"
#include "engine/nearest_name.hpp"

namespace sockspec::conformance::cli {

namespace {

document_chain chain_from(const std::vector<std::string>& documents) {
  document_chain chain;
  for (const auto& name : documents) {
    const auto known = document_from(name);
    if (!known) {
      std::vector<std::string_view> names;
      for (const document each : all_documents) names.push_back(to_string(each));
      throw usage_error("--as " + name + " is no document; " + name_advice(name, names));
    }
    chain.push_back(*known);
  }
  return chain;
}

// Its deviations are from its own documents.
void judge_as(planned_target& planned, const std::vector<std::string>& documents) {
  if (documents.empty()) return;
  planned.judged_as = documents;
  planned.what.follows = chain_from(documents);
  planned.what.deviations.clear();
}

planned_target plan_for(const std::string& name_or_path, const selection& which,
                        const installation& where, const std::vector<std::string>& documents) {
  planned_target planned;
  planned.asked_as = name_or_path;
  planned.what = load_named_target(name_or_path, where);
  judge_as(planned, documents);
  if (!planned.what.stands_on.empty()) {
    planned.below = load_named_target(planned.what.stands_on, where);
  }
  planned.cells = make_cells(all_clauses(), planned.what.follows, planned.what.lacks);
  for (const auto& one : planned.cells) planned.every_cell.push_back(name_of(one));
  planned.cells = select(std::move(planned.cells), which);
  planned.in_all_shards = planned.cells.size();
  planned.cells = deal(std::move(planned.cells), which.part);
  return planned;
}

// Records know their target by its name alone.
void refuse_two_of_one_name(const std::vector<planned_target>& plan, const target& next) {
  for (const auto& one : plan) {
    if (one.what.name != next.name) continue;
    throw usage_error("two targets are named \"" + next.name + "\": " + one.what.manifest.string() +
                      " and " + next.manifest.string() +
                      "; name each once, or rename the folder of one");
  }
}

}  // namespace

target load_named_target(const std::string& name_or_path, const installation& where) {
  std::vector<std::string_view> ids;
  for (const clause* one : all_clauses()) ids.push_back(one->id);
  return find_target(name_or_path, where.targets, ids);
}

std::vector<planned_target> make_plan(const std::vector<std::string>& names_or_paths,
                                      const selection& which, const installation& where,
                                      const std::vector<std::string>& documents) {
  std::vector<planned_target> plan;
  for (const auto& one : names_or_paths) {
    auto next = plan_for(one, which, where, documents);
    refuse_two_of_one_name(plan, next.what);
    plan.push_back(std::move(next));
  }
  return plan;
}

std::size_t count_cells(const std::vector<planned_target>& plan) {
  std::size_t count = 0;
  for (const auto& one : plan) count += one.cells.size();
  return count;
}

}  // namespace sockspec::conformance::cli
