#pragma once
// The texts of a clause's cells: what is allowed, what was seen, transcripts, commands.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// The clause's sources, then one article for the cells that say the same, on however many targets.
/// What lists link to has its place there, for those who read without scripts.
void write_cell_texts(html_writer&, const clause_rows&, const std::vector<std::string>& targets);

}  // namespace sockspec::reports
