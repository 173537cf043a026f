#pragma once
// Wilcoxon's signed-rank test: whether differences of pairs lie around zero. Pure functions.

#include <span>

namespace sockspec::benchmarks {

/// Among the differences other than 0, ranked by size, those over 0: the sum of their ranks
/// (Wilcoxon's V). Differences of one size share the mean of their ranks.
double signed_rank_sum(std::span<const double> differences);

/// How probable so large a sum or a larger one is, if each difference had either sign by the toss
/// of a coin: a small value says that differences tend to be over 0. Exact, also where differences
/// are of one size: every one of the 2^n tosses is counted. 1 if there is none other than 0.
/// Source: Wilcoxon 1945, Individual Comparisons by Ranking Methods.
double signed_rank_p(std::span<const double> differences);

}  // namespace sockspec::benchmarks
