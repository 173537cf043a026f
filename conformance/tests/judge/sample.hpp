#pragma once
// Made-up cells, targets and deviations for the judge.

#include <string>
#include <string_view>
#include <vector>

#include "engine/target.hpp"
#include "results/record.hpp"

namespace sockspec::conformance {

std::chrono::year_month_day date(int year, unsigned month, unsigned day);

/// A record of the target "wrapped"; clause, kind and mode are those of the cell's name.
results::record seen(std::string_view cell, const std::string& verdict,
                     results::level = results::level::must);

/// An entry [known] that is reviewed in 2030.
deviation known(std::vector<std::string> cells, std::vector<std::string> symptoms);

/// The target "wrapped", on which "deviations.toml" has these entries.
target wrapped(std::vector<deviation> = {});

/// Every kind and mode that is given for each of the clauses.
std::vector<std::string> cells_of(const std::vector<std::string>& clauses,
                                  const std::vector<std::string>& kinds_and_modes);

}  // namespace sockspec::conformance
