#pragma once
// Counting both programs' operations before they are timed.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "benchmarks/gate/counted_change.hpp"
#include "benchmarks/gate/subject.hpp"

namespace sockspec::benchmarks {

/// Counts one operation of a row. Errors: throws std::runtime_error, if it cannot.
using row_counter = std::function<counts(const subject&, const std::string& row)>;

struct row_counts {
  std::map<std::string, counted_change> exact;     // by row
  std::map<std::string, std::string> not_counted;  // by row, why
};

/// Of each question, family and contender the row of the fewest bytes: what is done for each byte
/// is the system's work. Other names as they are.
std::vector<std::string> rows_to_count(const std::vector<std::string>& rows);

/// Counts these rows; those in which the two differ once more, to see whether the difference stays.
/// What cannot be counted, or counts differently each time, says so and stands in nobody's way.
/// \param told  called with each row before it is counted, if set
row_counts count_rows(const subject& base, const subject& fresh,
                      const std::vector<std::string>& rows, const row_counter& count,
                      const std::function<void(const std::string&)>& told);

/// How the rows of these programs can be counted: by their `repeat_row`, if there is one beside
/// each (ours), else by two fixed numbers of iterations. Empty, with the reason in `why_not`, if
/// neither is possible here.
row_counter find_counter(const subject& base, const subject& fresh, const std::string& some_row,
                         std::string& why_not);

}  // namespace sockspec::benchmarks
