#pragma once
// What `sockspec list` lists.

#include <vector>

#include "cli/commands.hpp"
#include "matrix/cell.hpp"
#include "protocol/value.hpp"
#include "reports/text_table.hpp"

namespace sockspec::conformance::cli {

// One thing that is listed: its columns for people, all that is known of it for programs.
struct entry {
  reports::text_row columns;
  protocol::value::object members;
};
using entries = std::vector<entry>;

/// What the flags select of all cells, whoever follows their documents.
std::vector<cell> cells_selected(const list_options&);
/// The same of all clauses, in their order.
std::vector<const clause*> clauses_selected(const list_options&);

/// The sections of the documents with the number of clauses that cite each, or the reason why none
/// does. Where flags select clauses: only sections that these cite.
entries sources(const list_options&);
/// The documents, with how many of their sections have clauses.
entries documents(const list_options&);

/// Writes the clauses as pages of Markdown. Returns the exit status.
int list_as_pages(const list_options&, output&);

}  // namespace sockspec::conformance::cli
