#pragma once
// Deviations: known, explained, dated departures of one target from clauses, grouped by cause
// (deviations.toml).

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
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
  int line = 0;              // of the table's header in the file

  /// Whether one of its globs takes in the cell.
  bool names(std::string_view cell_name) const;
  /// Whether one of its symptoms is this one.
  bool expects(std::string_view symptom) const;

  bool operator==(const deviation&) const = default;
};

/// The versions that `when` speaks of.
struct versions {
  std::string target;
  std::string kernel;
  std::string host;
};

/// In the order of the file. `clause_ids` are all that there are; globs that name none of them are
/// errors, unless it is empty. Errors: manifest_error.
std::vector<deviation> load_deviations(const std::filesystem::path& file,
                                       std::span<const std::string_view> clause_ids = {});
/// The same for a text; `file` is for messages.
std::vector<deviation> parse_deviations(std::string_view text, const std::string& file,
                                        std::span<const std::string_view> clause_ids = {});

/// Whether the bounds of `when` hold; a version that is not known is outside of every bound.
/// Errors: std::invalid_argument where they cannot be read (load_deviations has checked them).
bool holds(const std::string& when, const versions&);

}  // namespace sockspec::conformance
