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

void add_finding(run& whole, const finding& found) {
  const auto known = std::ranges::find(whole.findings, found);
  if (known == whole.findings.end()) whole.findings.push_back(found);
}

std::string in_words(const target_stamp& target) {
  return target.implementation + " through " + target.driver + " with " +
         std::to_string(target.deviations) + " deviations";
}

/// Shards are judged one by one: with other deviations, or on another version, they do not add up.
void note_other_target(run& whole, const target_stamp& first, const target_stamp& shard) {
  if (in_words(first) == in_words(shard)) return;
  add_finding(whole,
              {.target = shard.name,
               .text = "a shard judged " + in_words(shard) + ", the first " + in_words(first),
               .unexpected = false});
}

void merge_stamp(run& whole, const stamp& shard) {
  check_same("suite version", whole.stamp.suite_version, shard.suite_version);
  check_same("clause set", whole.stamp.clauses_hash, shard.clauses_hash);
  whole.stamp.started = std::min(whole.stamp.started, shard.started);
  for (const auto& target : shard.targets) {
    const auto known = std::ranges::find(whole.stamp.targets, target.name, &target_stamp::name);
    if (known == whole.stamp.targets.end()) {
      whole.stamp.targets.push_back(target);
    } else {
      note_other_target(whole, *known, target);
    }
  }
}

void note_other_system(run& whole, const stamp& shard) {
  const auto& first = whole.stamp;
  if (first.system == shard.system && first.kernel == shard.kernel &&
      first.machine == shard.machine) {
    return;
  }
  add_finding(whole,
              {.target = {},
               .text = "a shard ran on " + shard.system + " " + shard.kernel + " " + shard.machine +
                       ", the first on " + first.system + " " + first.kernel + " " + first.machine,
               .unexpected = false});
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

/// A shard that was forgotten must not look like a run without failures.
void note_missing_cells(run& whole) {
  if (whole.interrupted) return;
  for (const auto& target : whole.stamp.targets) {
    const auto there =
        static_cast<std::size_t>(std::ranges::count(whole.records, target.name, &record::target));
    if (there >= target.cells) continue;
    add_finding(whole, {.target = target.name,
                        .text = std::to_string(target.cells - there) + " of " +
                                std::to_string(target.cells) +
                                " cells are in none of these shards; is one missing?",
                        .unexpected = true});
  }
}

}  // namespace

run merge_runs(const std::vector<run>& shards) {
  if (shards.empty()) throw merge_error("there are no shards to merge");
  run whole{.stamp = shards.front().stamp, .records = {}, .findings = {}, .interrupted = false};
  std::map<cell_key, std::size_t> places;
  for (const auto& shard : shards) {
    merge_stamp(whole, shard.stamp);
    note_other_system(whole, shard.stamp);
    for (const auto& found : shard.findings) add_finding(whole, found);
    for (const auto& cell : shard.records) merge_record(whole.records, places, cell);
    whole.interrupted = whole.interrupted || shard.interrupted;
  }
  note_missing_cells(whole);
  return whole;
}

}  // namespace sockspec::results
