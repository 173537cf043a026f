#pragma once
// What a query gives, as text. Pure functions.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sockspec::benchmarks {

/// Nothing, a whole number, a number, or a text.
using result_value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct result_table {
  std::vector<std::string> columns;
  std::vector<std::vector<result_value>> rows;  // each as long as there are columns

  bool operator==(const result_table&) const = default;
};

/// Aligned columns for a terminal, numbers to the right; what acts on a terminal is made visible.
std::string as_text(const result_table&);

/// Source: RFC 4180, with LF as end of line.
std::string as_csv(const result_table&);

/// A list with an object for each row; of columns with the same name the last one counts.
std::string as_json(const result_table&);

}  // namespace sockspec::benchmarks
