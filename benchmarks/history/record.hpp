#pragma once
// One benchmark at one commit: a line of the history.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {

/// What lines have as "schema" that this program writes.
inline constexpr int record_schema = 1;

/// What was measured several times.
struct metric {
  quartiles values;
  std::size_t repetitions = 0;  // 0: their median alone is known

  bool operator==(const metric&) const = default;
};

struct record {
  std::string benchmark;  // its name without an aggregate's: QUESTION/FAMILY/BYTES/CONTENDER
  std::string commit;
  std::string date;                       // of the commit, as utc_date() makes it
  std::map<std::string, metric> metrics;  // "cpu_time" in ns, "of_raw", "instructions", ...
  std::map<std::string, std::string> environment;
  std::string label;
  std::string error;  // why it was not measured

  bool operator==(const record&) const = default;
};

/// Of what is measured, what is exact: instructions and system calls. Any other metric has chance
/// in it.
bool is_count(std::string_view metric);

/// Whether more of a metric is better: ratios to raw, bytes and items per second.
bool more_is_better(std::string_view metric);

/// One record for each benchmark of a run: median and quartiles of its repetitions; of the
/// aggregate `median` where there are none. \param date  as utc_date() makes it
std::vector<record> records_of(const benchmark_run&, const std::string& commit,
                               const std::string& date);

/// The record as JSON, without an end of line: the same text for the same record.
std::string to_line(const record&);

/// Why a line is no record.
struct no_record {
  std::string why;
};

/// A line that some other version of this program can read.
struct foreign_record {
  std::int64_t schema = 0;
};

using parsed_line = std::variant<record, foreign_record, no_record>;
parsed_line parse_line(std::string_view);

/// The line as it is written here, whatever its schema: what two lines that say the same have in
/// common. A line that is no JSON stays as it is.
std::string canonical_line(std::string_view);

}  // namespace sockspec::benchmarks
