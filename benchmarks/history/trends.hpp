#pragma once
// Histories as series: one benchmark's metric on one kind of machine, with its changes.

#include <regex>
#include <string>
#include <vector>

#include "benchmarks/history/change_points.hpp"
#include "benchmarks/history/record.hpp"

namespace sockspec::benchmarks {

struct trend_point {
  std::string commit;
  std::string date;
  quartiles values;
  const record* from = nullptr;
};

struct trend {
  std::string benchmark;
  std::string metric;
  std::string machine;  // "AMD EPYC, 2 processors": only what ran on the same kind is compared
  std::vector<trend_point> points;
  std::vector<change_point> changes;
};

struct trend_choice {
  std::regex benchmarks{""};  // found anywhere in the name
  std::string metrics;        // a pattern of the whole name; empty: ratios and counts, and the
                              // processor time of what has neither
};

/// \param records  in the order of their dates; must outlive what is returned
/// Errors: throws std::regex_error, if the pattern of the metrics is none
std::vector<trend> trends_of(const std::vector<record>& records, const trend_choice&);

enum class direction { better, worse, neither };
direction direction_of(const trend&, const change_point&);

/// What of the environment is another one where the level changed: "compiler: g++ 12 -> g++ 13".
/// What differs between any two runs (date, load, ...) is left out.
std::vector<std::string> environment_changes(const trend&, const change_point&);

/// "faster", "slower", "fewer" or "more".
std::string word_for(const trend&, const change_point&);

/// A value with as many digits as it deserves: ratios three after the point, counts all they have.
std::string value_text(const std::string& metric, double value);

/// "0.998 -> 0.948 (-5.0 %)"
std::string change_text(const trend&, const change_point&);

}  // namespace sockspec::benchmarks
