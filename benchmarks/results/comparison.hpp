#pragma once
// A run as what is shown of it: ratios to raw by question and family, and what has none.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks {

/// A contender at one size.
struct compared {
  quartiles ratios;             // over 1 is faster than raw
  std::size_t repetitions = 0;  // 0: the file has their median alone
  bool within_noise = false;    // no difference to raw was seen
};

/// One question for one family.
struct comparison {
  std::string question;
  std::string family;
  std::vector<std::size_t> sizes;                             // bytes, ascending
  std::map<std::size_t, double> raw_nanoseconds;              // by size
  std::map<std::string, std::map<std::size_t, compared>> of;  // by contender, by size
  std::map<std::string, std::string> labels;                  // by contender: "one thread"
};

/// A row that has no ratio: the floor, the ceiling, and benchmarks of others.
struct plain_time {
  std::string name;
  quartiles nanoseconds;
  std::optional<double> bytes_per_second;
};

struct failed_row {
  std::string name;
  std::string why;

  bool operator==(const failed_row&) const = default;
};

struct compared_run {
  std::vector<std::string> contenders;  // without raw: raw_again, portability, the others by name
  std::vector<comparison> comparisons;  // by question, then family
  std::vector<plain_time> plain;
  std::vector<failed_row> failed;
};

/// Repetitions are taken where there are any; else the aggregate `median`.
compared_run compare(const benchmark_run&);

}  // namespace sockspec::benchmarks
