#include "results/merge.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace sockspec::results {
namespace {

using cell_key = std::pair<std::string, std::string>;  // target, cell

void check_same(const std::string& what, const std::string& first, const std::string& other) {
  if (first == other) return;
  throw merge_error("these are not shards of one run: " + what + " " + first + " and " + other);
}

void merge_stamp(run& whole, const stamp& shard) {
  check_same("suite version", whole.stamp.suite_version, shard.suite_version);
  check_same("clause set", whole.stamp.clauses_hash, shard.clauses_hash);
  whole.stamp.started = std::min(whole.stamp.started, shard.started);
  for (const auto& target : shard.targets) {
    const auto known = std::ranges::find(whole.stamp.targets, target.name, &target_stamp::name);
    if (known == whole.stamp.targets.end()) whole.stamp.targets.push_back(target);
  }
}

void note_other_system(run& whole, const stamp& shard) {
  const auto& first = whole.stamp;
  if (first.system == shard.system && first.kernel == shard.kernel &&
      first.machine == shard.machine) {
    return;
  }
  whole.findings.push_back({.target = {},
                            .text = "a shard ran on " + shard.system + " " + shard.kernel + " " +
                                    shard.machine + ", the first on " + first.system + " " +
                                    first.kernel + " " + first.machine,
                            .unexpected = false});
}

void merge_findings(run& whole, const std::vector<finding>& findings) {
  for (const auto& each : findings) {
    const auto known = std::ranges::find(whole.findings, each);
    if (known == whole.findings.end()) whole.findings.push_back(each);
  }
}

void merge_record(std::vector<record>& records, std::map<cell_key, std::size_t>& places,
                  const record& cell) {
  const auto [known, is_new] = places.try_emplace({cell.target, cell.cell}, records.size());
  if (is_new) {
    records.push_back(cell);
    return;
  }
  auto& earlier = records[known->second];
  if (cell.verdict.kind == verdict_kind::not_run) return;
  if (earlier.verdict.kind != verdict_kind::not_run) {
    throw merge_error("these are not shards of one run: two of them ran " + cell.cell + " on " +
                      cell.target);
  }
  earlier = cell;
}

}  // namespace

run merge_runs(const std::vector<run>& shards) {
  if (shards.empty()) throw merge_error("there are no shards to merge");
  run whole{.stamp = shards.front().stamp, .records = {}, .findings = {}, .interrupted = false};
  std::map<cell_key, std::size_t> places;
  for (const auto& shard : shards) {
    merge_stamp(whole, shard.stamp);
    note_other_system(whole, shard.stamp);
    merge_findings(whole, shard.findings);
    for (const auto& cell : shard.records) merge_record(whole.records, places, cell);
    whole.interrupted = whole.interrupted || shard.interrupted;
  }
  return whole;
}

}  // namespace sockspec::results
