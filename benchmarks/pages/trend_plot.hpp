#pragma once
// The plot of one trend, as inline SVG, and the table of its changes.

#include <string>

#include "benchmarks/history/trends.hpp"
#include "benchmarks/pages/axis.hpp"
#include "benchmarks/pages/markup.hpp"

namespace sockspec::benchmarks {

/// Medians in the order of their dates with their quartiles, the level of each segment, and a mark
/// where it changed.
/// \param id  unlike that of any other plot of the page
void write_trend_plot(markup&, const trend&, const std::string& id);

/// A line for each change: since which commit, from what to what, and what else is another one
/// there. Nothing, if there is none.
void write_changes_table(markup&, const trend&);

/// What the plot of a trend shows: its quartiles with some room; at least four per cent of the
/// values, so that noise does not look like a mountain range.
span_of_values span_of(const trend&);

/// A commit as people write it: the first ten characters of a hash, any other name whole.
std::string short_commit(const std::string& commit);

}  // namespace sockspec::benchmarks
