#include "reports/html/matrix_model.hpp"

#include <algorithm>
#include <map>

#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

std::vector<std::string> targets_of(const results::run& whole) {
  std::vector<std::string> targets;
  const auto add = [&targets](const std::string& name) {
    if (std::ranges::find(targets, name) == targets.end()) targets.push_back(name);
  };
  for (const auto& target : whole.stamp.targets) add(target.name);
  for (const auto& cell : whole.records) add(cell.target);
  return targets;
}

/// The element of that name, appended where there is none. A run has few enough to look through.
template <typename Element>
Element& named(std::vector<Element>& elements, std::string Element::*name,
               const std::string& wanted) {
  const auto found = std::ranges::find(elements, wanted, name);
  if (found != elements.end()) return *found;
  auto& made = elements.emplace_back();
  made.*name = wanted;
  return made;
}

void place(matrix_model& matrix, const results::record& cell, std::size_t target) {
  auto& call = named(matrix.calls, &call_rows::name, call_of(cell.clause));
  auto& clause = named(call.clauses, &clause_rows::id, cell.clause);
  if (clause.about == nullptr) clause.about = &cell;
  auto& row = named(clause.variants, &variant::name, std::string(variant_of(cell)));
  row.kind = cell.kind;
  row.mode = cell.mode;
  row.side = cell.side;
  row.records.resize(matrix.targets.size());
  row.records[target] = &cell;
}

}  // namespace

matrix_model matrix_of(const results::run& whole) {
  matrix_model matrix{.targets = targets_of(whole), .calls = {}};
  std::map<std::string, std::size_t> columns;
  for (const auto& name : matrix.targets) columns.emplace(name, columns.size());
  for (const auto& cell : whole.records) place(matrix, cell, columns.at(cell.target));
  return matrix;
}

record_row records_of(const std::vector<variant>& variants, std::size_t target) {
  record_row found;
  for (const auto& each : variants) {
    if (each.records[target] != nullptr) found.push_back(each.records[target]);
  }
  return found;
}

record_row records_of(const call_rows& call, std::size_t target) {
  record_row found;
  for (const auto& clause : call.clauses) {
    const auto records = records_of(clause.variants, target);
    found.insert(found.end(), records.begin(), records.end());
  }
  return found;
}

}  // namespace sockspec::reports
