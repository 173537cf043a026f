#pragma once
// Which rows are measured.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/rows/row.hpp"

namespace sockspec::benchmarks {

struct selection {
  std::vector<std::string> questions;  // none: all
  std::vector<std::string> against;    // contenders; none: all
};

/// The rows of these questions and contenders. raw, raw_again and portability are always among
/// them: without the noise of the table nothing can be said about the others.
/// Errors: throws std::invalid_argument, a name that no row has; it names the nearest one
std::vector<row> select(std::vector<row> all, const selection&);

/// The name that is most like what was given: the fewest characters must be changed.
/// \param names  at least one
std::string nearest(std::string_view given, std::span<const std::string> names);

/// Each contender of the rows once, in their order: raw and raw_again first.
std::vector<std::string> contender_names(const std::vector<row>&);

}  // namespace sockspec::benchmarks
