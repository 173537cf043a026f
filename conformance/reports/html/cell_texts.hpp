#pragma once
// The texts of a clause's cells: what is allowed, what was seen, transcripts, commands.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// The clause's level, sentence and sources, then one article for the cells of a target that say
/// the same; each cell has its place there.
void write_cell_texts(html_writer&, const clause_rows&, const std::vector<std::string>& targets);

}  // namespace sockspec::reports
