#pragma once
// The plot of one question and family, as inline SVG, and its table.

#include <cstddef>
#include <string>
#include <vector>

#include "benchmarks/pages/markup.hpp"
#include "benchmarks/results/comparison.hpp"

namespace sockspec::benchmarks {

/// Ratios to raw by size, or of one size by contender: a mark for each contender with its
/// quartiles; behind them what raw itself spans, measured twice. \param contenders  in the order of
/// marks and columns; the noise is no series of its own \param id  unlike that of any other plot of
/// the page
void write_ratio_plot(markup&, const comparison&, const std::vector<std::string>& contenders,
                      const std::string& id);

/// The same figures, a line for each size.
void write_ratio_table(markup&, const comparison&, const std::vector<std::string>& contenders);

/// "0.996", with "~" before it where no difference was seen.
std::string middle_text(const compared&);
/// "[0.993, 0.998]"
std::string quartiles_text(const compared&);
/// Both; the middle alone where there is but one repetition.
std::string ratio_text(const compared&);

/// "portability 0.992 to 1.003; lowest: sfml 0.412 at 64 B". Empty if there is no contender.
std::string summary_of(const comparison&);

/// "64 B"; "any size" of what moves no bytes.
std::string place_text(std::size_t size);

/// The number of a contender's mark; the noise is none.
/// \param contenders  with that one among them
std::size_t series_of(const std::vector<std::string>& contenders, const std::string& contender);

inline constexpr const char* noise_contender = "raw_again";

}  // namespace sockspec::benchmarks
