// Records as lines of JSON: record.hpp.

#include <cstdint>
#include <nlohmann/json.hpp>

#include "benchmarks/history/record.hpp"
#include "benchmarks/results/printable.hpp"

namespace sockspec::benchmarks {
namespace {

using nlohmann::json;

/// Members in the order of their names, no white space.
std::string text_of(const json& whole) {
  return whole.dump(-1, ' ', false, json::error_handler_t::replace);
}

json json_of(const metric& one) {
  return {{"low", one.values.low},
          {"median", one.values.middle},
          {"high", one.values.high},
          {"repetitions", one.repetitions}};
}

metric metric_of(const json& members) {
  metric made;
  made.values.middle = members.at("median").get<double>();
  made.values.low = members.value("low", made.values.middle);
  made.values.high = members.value("high", made.values.middle);
  made.repetitions = members.value("repetitions", std::size_t{0});
  return made;
}

record record_of(const json& whole) {
  record made;
  made.benchmark = whole.at("benchmark").get<std::string>();
  made.commit = whole.at("commit").get<std::string>();
  made.date = whole.at("date").get<std::string>();
  made.label = whole.value("label", std::string());
  made.error = whole.value("error", std::string());
  made.environment = whole.value("environment", made.environment);
  const json metrics = whole.value("metrics", json::object());
  for (const auto& [name, members] : metrics.items()) {
    made.metrics[name] = metric_of(members);
  }
  return made;
}

parsed_line parsed(const json& whole) {
  if (!whole.is_object() || !whole.contains("schema") || !whole["schema"].is_number_integer()) {
    return no_record{"it has no schema"};
  }
  const auto schema = whole["schema"].get<std::int64_t>();
  if (schema != record_schema) return foreign_record{schema};
  return record_of(whole);
}

}  // namespace

std::string to_line(const record& one) {
  json metrics = json::object();
  for (const auto& [name, values] : one.metrics) metrics[name] = json_of(values);
  json whole{{"schema", record_schema}, {"benchmark", one.benchmark},
             {"commit", one.commit},    {"date", one.date},
             {"metrics", metrics},      {"environment", one.environment}};
  if (!one.label.empty()) whole["label"] = one.label;
  if (!one.error.empty()) whole["error"] = one.error;
  return text_of(whole);
}

parsed_line parse_line(std::string_view line) {
  const json whole = json::parse(line, nullptr, false);
  if (whole.is_discarded()) return no_record{"it is half-written, or no JSON"};
  try {
    return parsed(whole);
  } catch (const json::exception& error) {
    return no_record{printable(error.what())};
  }
}

std::string canonical_line(std::string_view line) {
  const json whole = json::parse(line, nullptr, false);
  return whole.is_discarded() ? std::string(line) : text_of(whole);
}

}  // namespace sockspec::benchmarks
