#include "benchmarks/suite/stored_run.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

namespace sockspec::benchmarks {
namespace {

using json = nlohmann::ordered_json;

template <typename Take>
void each_line(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    take(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
}

bool is_finding(std::string_view line) {
  return line.starts_with(R"({"finding":)");
}

std::vector<json> records_of(std::string_view text) {
  std::vector<json> records;
  each_line(text, [&](std::string_view line) {
    if (!is_finding(line)) records.push_back(json::parse(line));
  });
  return records;
}

/// As if the cell had been judged in another target.
void rename(json& record, const std::string& from, const std::string& to) {
  record["target"] = to;
  if (!record.contains("repeat")) return;
  auto command = record["repeat"].get<std::string>();
  const std::string target = " run " + from + ' ';
  const std::size_t at = command.find(target);
  if (at != command.npos) command.replace(at, target.size(), " run " + to + ' ');
  record["repeat"] = command;
}

json& only_target(json& stamp) {
  if (stamp.at("targets").size() == 1) return stamp["targets"][0];
  throw std::runtime_error("this is not a run of one target");
}

stored_run multiplied(json stamp, std::vector<json> records, std::size_t wanted) {
  if (records.empty()) throw std::runtime_error("this run has no records");
  const json target = only_target(stamp);
  const auto name = target.at("name").get<std::string>();
  stamp["targets"] = json::array();
  std::string lines;
  for (std::size_t copy = 1, left = wanted; left != 0; ++copy) {
    json made = target;
    made["name"] = copy == 1 ? name : name + '_' + std::to_string(copy);
    const std::size_t cells = std::min(left, records.size());
    made["cells"] = cells;
    for (std::size_t i = 0; i != cells; ++i) {
      json record = records[i];
      rename(record, name, made["name"].get<std::string>());
      lines += record.dump() + '\n';
    }
    stamp["targets"].push_back(std::move(made));
    left -= cells;
  }
  return {stamp.dump(1) + '\n', std::move(lines)};
}

}  // namespace

std::size_t count_records(std::string_view records) {
  std::size_t count = 0;
  each_line(records, [&](std::string_view line) { count += is_finding(line) ? 0 : 1; });
  return count;
}

stored_run with_many_targets(const stored_run& run, std::size_t records) {
  try {
    return multiplied(json::parse(run.stamp), records_of(run.records), records);
  } catch (const json::exception& error) {
    throw std::runtime_error(std::string("this is no run of sockspec: ") + error.what());
  }
}

}  // namespace sockspec::benchmarks
