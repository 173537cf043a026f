#pragma once
// The table that is printed: how fast each contender is, with the raw loop of the same run as 1.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/results/row_name.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {

/// What the repetitions of one row measured, in their order.
struct row_measures {
  std::vector<double> nanoseconds;  // processor time of one operation
  std::vector<double> ratios;       // to the reference, empty for itself
};

using measures = std::map<row_name, row_measures>;

/// One line for each question, family and size: the reference's time, and for each other contender
/// the median of its ratios with their quartiles (of many contenders with half the distance between
/// these), marked where no difference was seen.
/// \param contenders  in the order of the columns: the reference, the same again, the others; a
///                    question has columns of those that answered it
std::string ratio_table(const measures&, const std::vector<std::string>& contenders);

/// Whether no difference was seen: 1 is between the quartiles, or the median is no further from 1
/// than that of the same code measured twice.
bool within_noise(const quartiles& ratios, double noise_ratio) noexcept;

}  // namespace sockspec::benchmarks
