// The half of google_benchmark_json.hpp that writes: without the library that reads.

#include <fmt/format.h>

#include <array>
#include <ostream>
#include <utility>

#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/results/json_text.hpp"

namespace sockspec::benchmarks {
namespace {

/// Writes members one after the other, with what separates them.
class object_writer {
 public:
  object_writer(std::ostream& out, std::string_view indent) : out_(out), indent_(indent) {
    out_ << "{\n";
  }

  void raw(std::string_view name, std::string_view json) {
    out_ << (std::exchange(first_, false) ? "" : ",\n") << indent_ << "  " << json_text(name)
         << ": " << json;
  }
  void text(std::string_view name, std::string_view content) { raw(name, json_text(content)); }
  void number(std::string_view name, double content) { raw(name, json_number(content)); }

  void end() { out_ << '\n' << indent_ << '}'; }

 private:
  std::ostream& out_;
  std::string_view indent_;
  bool first_ = true;
};

/// What Google Benchmark does not write in quotes.
bool is_bare(std::string_view name, std::string_view content) {
  constexpr std::array<std::string_view, 4> bare{"num_cpus", "mhz_per_cpu", "cpu_scaling_enabled",
                                                 "json_schema_version"};
  for (const auto each : bare) {
    if (name == each) return !content.empty();
  }
  return (name == "caches" || name == "load_avg") && content.starts_with('[');
}

void write_context(std::ostream& out, const benchmark_run& run) {
  object_writer context(out, "  ");
  for (const auto& [name, content] : run.context) {
    if (is_bare(name, content)) {
      context.raw(name, content);
    } else {
      context.text(name, content);
    }
  }
  context.end();
}

void write_kind(object_writer& members, const measurement& one) {
  const bool repetition = one.aggregate.empty();
  members.text("run_type", repetition ? "iteration" : "aggregate");
  if (repetition) {
    members.number("repetition_index", one.repetition);
  } else {
    members.text("aggregate_name", one.aggregate);
    members.text("aggregate_unit", one.aggregate == "cv" ? "percentage" : "time");
  }
}

void write_measurement(std::ostream& out, const measurement& one) {
  object_writer members(out, "    ");
  members.text("name", one.name);
  members.text("run_name", one.run_name);
  write_kind(members, one);
  if (!one.error.empty()) {
    members.raw("error_occurred", "true");
    members.text("error_message", one.error);
  }
  members.number("iterations", one.iterations);
  members.number("real_time", one.real_time);
  members.number("cpu_time", one.cpu_time);
  members.text("time_unit", "ns");
  for (const auto& [name, number] : one.counters) members.number(name, number);
  if (!one.label.empty()) members.text("label", one.label);
  members.end();
}

}  // namespace

void write_benchmark_run(std::ostream& out, const benchmark_run& run) {
  out << "{\n  \"context\": ";
  write_context(out, run);
  out << ",\n  \"benchmarks\": [";
  std::string_view separator = "\n    ";
  for (const measurement& one : run.measurements) {
    out << std::exchange(separator, ",\n    ");
    write_measurement(out, one);
  }
  out << "\n  ]\n}\n";
}

}  // namespace sockspec::benchmarks
