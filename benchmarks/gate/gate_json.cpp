#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <system_error>

#include "benchmarks/gate/gate_report.hpp"
#include "benchmarks/results/json_text.hpp"

namespace sockspec::benchmarks {
namespace {

std::string summary_json(const series_summary& seen) {
  return fmt::format(
      R"({{"pairs": {}, "change": {}, "low": {}, "high": {}, "p_slower": {}, "p_faster": {}}})",
      seen.pairs, json_number(part_of(seen.median)), json_number(part_of(seen.around.low)),
      json_number(part_of(seen.around.high)), json_number(seen.p_slower),
      json_number(seen.p_faster));
}

std::string basis_json(const row_finding& row) {
  switch (row.against) {
    case cost_basis::raw:
      return R"("raw")";
    case cost_basis::reference:
      return json_text(row.reference);
    case cost_basis::nothing:
      break;
  }
  return "null";
}

std::string calls_json(const system_calls& calls) {
  std::string text;
  for (const auto& [kind, number] : calls) {
    text += (text.empty() ? "" : ", ") + json_text(kind) + ": " + json_number(number);
  }
  return "{" + text + "}";
}

std::string counts_json(const counts& of) {
  return fmt::format(R"({{"instructions": {}, "system_calls": {}}})", json_number(of.instructions),
                     calls_json(of.calls));
}

std::string counted_json(const row_finding& row) {
  if (!row.counted) return "null";
  return fmt::format(R"({{"base": {}, "new": {}}})", counts_json(row.counted->base),
                     counts_json(row.counted->fresh));
}

std::string row_json(const row_finding& row) {
  return fmt::format(
      R"({{"row": {}, "verdict": {}, "against": {}, "first": {}, "second": {}, "all": {}, )"
      R"("counted": {}}})",
      json_text(row.row), json_text(to_string(row.said)), basis_json(row), summary_json(row.first),
      row.second ? summary_json(*row.second) : "null", summary_json(row.both), counted_json(row));
}

std::string names_json(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + json_text(name);
  return "[" + text + "]";
}

std::string reasons_json(const std::map<std::string, std::string>& reasons) {
  std::string text;
  for (const auto& [row, why] : reasons) {
    text += (text.empty() ? "" : ", ") + json_text(row) + ": " + json_text(why);
  }
  return "{" + text + "}";
}

/// Adds what a process has measured, as one more repetition.
void add_repetition(const benchmark_run& run, int repetition, benchmark_run& all) {
  all.context = run.context;
  for (measurement one : run.measurements) {
    if (!one.aggregate.empty()) continue;
    one.repetition = repetition;
    all.measurements.push_back(std::move(one));
  }
}

/// All processes of one program as one run.
benchmark_run joined(const std::vector<benchmark_run>& first,
                     const std::vector<benchmark_run>& second) {
  benchmark_run all;
  int repetition = 0;
  for (const benchmark_run& run : first) add_repetition(run, repetition++, all);
  for (const benchmark_run& run : second) add_repetition(run, repetition++, all);
  return all;
}

template <typename Write>
void write_file(const std::filesystem::path& file, const Write& write) {
  std::ofstream out(file);
  write(out);
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

std::string gate_json(const gate_plan& plan, const gate_result& result) {
  std::string rows;
  for (const row_finding& row : result.rows) {
    rows += (rows.empty() ? "\n    " : ",\n    ") + row_json(row);
  }
  return fmt::format(
      "{{\n  \"version\": 1,\n  \"verdict\": {},\n  \"base\": {},\n  \"new\": {},\n"
      "  \"same_program\": {},\n  \"seed\": {},\n  \"minimum_effect\": {},\n  \"resolution\": {},\n"
      "  \"why_not_counted\": {},\n  \"not_counted\": {},\n"
      "  \"only_in_base\": {},\n  \"only_in_new\": {},\n  \"rows\": [{}\n  ]\n}}\n",
      json_text(to_string(overall(result.rows))), json_text(plan.both.base.program.string()),
      json_text(plan.both.fresh.program.string()), result.same_program, plan.seed,
      json_number(plan.needed.minimum_effect), json_number(plan.needed.resolution),
      result.why_not_counted.empty() ? "null" : json_text(result.why_not_counted),
      reasons_json(result.not_counted), names_json(result.only_in_base),
      names_json(result.only_in_new), rows);
}

void write_report(const std::filesystem::path& folder, const gate_plan& plan,
                  const gate_result& result) {
  std::error_code refused;
  std::filesystem::create_directories(folder, refused);
  if (refused) {
    throw std::runtime_error("cannot make " + folder.string() + ": " + refused.message());
  }
  write_file(folder / "gate.json", [&](std::ostream& to) { to << gate_json(plan, result); });
  write_file(folder / "base.json", [&](std::ostream& to) {
    write_benchmark_run(to, joined(result.first.base, result.second.base));
  });
  write_file(folder / "new.json", [&](std::ostream& to) {
    write_benchmark_run(to, joined(result.first.fresh, result.second.fresh));
  });
}

}  // namespace sockspec::benchmarks
