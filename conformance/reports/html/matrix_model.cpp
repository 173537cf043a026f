#include "reports/html/matrix_model.hpp"

#include <algorithm>
#include <map>

#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using variants_by_name = std::map<std::string, variant>;
using clauses_by_id = std::map<std::string, variants_by_name>;

std::vector<std::string> targets_of(const results::run& whole) {
  std::vector<std::string> targets;
  const auto add = [&targets](const std::string& name) {
    if (std::ranges::find(targets, name) == targets.end()) targets.push_back(name);
  };
  for (const auto& target : whole.stamp.targets) add(target.name);
  for (const auto& cell : whole.records) add(cell.target);
  return targets;
}

void place(variants_by_name& variants, const results::record& cell, std::size_t target,
           std::size_t targets) {
  const auto name = cell.kind + "." + cell.mode;
  auto& row = variants[name];
  row.name = name;
  row.kind = cell.kind;
  row.mode = cell.mode;
  row.records.resize(targets);
  row.records[target] = &cell;
}

const results::record* any_record(const variants_by_name& variants) {
  const auto& records = variants.begin()->second.records;
  return *std::ranges::find_if(records, [](const auto* each) { return each != nullptr; });
}

clause_rows rows_of(const std::string& id, const variants_by_name& variants) {
  clause_rows rows{.id = id, .about = any_record(variants), .variants = {}};
  for (const auto& [name, row] : variants) rows.variants.push_back(row);
  return rows;
}

}  // namespace

matrix_model matrix_of(const results::run& whole) {
  matrix_model model{.targets = targets_of(whole), .calls = {}};
  std::map<std::string, std::size_t> columns;
  for (const auto& name : model.targets) columns.emplace(name, columns.size());

  std::map<std::string, clauses_by_id> calls;
  for (const auto& cell : whole.records) {
    auto& variants = calls[call_of(cell.clause)][cell.clause];
    place(variants, cell, columns.at(cell.target), model.targets.size());
  }
  for (const auto& [name, clauses] : calls) {
    call_rows call{.name = name, .clauses = {}};
    for (const auto& [id, variants] : clauses) call.clauses.push_back(rows_of(id, variants));
    model.calls.push_back(std::move(call));
  }
  return model;
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
