#pragma once
// Deviations: known, explained, dated departures of one target from clauses, grouped by cause
// (deviations.toml).

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace sockspec::conformance {

struct deviation {
  std::string cause;                  // the table's name in the file: "refusal_is_unreachable"
  std::vector<std::string> cells;     // globs of cell names: "connect.refused/tcp*"
  std::vector<std::string> symptoms;  // with which they fail; another symptom is unexpected
  std::string why;
  std::string source;  // a manual page, a bug
  std::chrono::year_month_day review{};
  std::string when;          // bounds, "kernel >= 6.1, target < 1.4"; empty: always
  std::string intermittent;  // a reason, where it does not always show
  bool untriaged = false;    // written by --baseline; never in our own targets
  int line = 0;              // in the file
};

/// The versions that `when` speaks of.
struct versions {
  std::string target;
  std::string kernel;
  std::string host;
};

/// Errors: manifest_error.
std::vector<deviation> load_deviations(const std::filesystem::path& file);

/// Whether the bounds of `when` hold. Errors: std::invalid_argument where they cannot be read
/// (load_deviations has checked them).
bool holds(const std::string& when, const versions&);

}  // namespace sockspec::conformance
