#pragma once
// Changes to one entry of a deviations file, in its text.

#include <optional>
#include <string>
#include <vector>

#include "engine/text_edit.hpp"
#include "engine/toml_value.hpp"

namespace sockspec::conformance {

/// What becomes of a glob: the names that take its place; none where it goes; nothing where it
/// stays.
using fate = std::optional<std::vector<std::string>>;

/// Removes the entry with the comment directly above it and the blank lines below. A comment that
/// begins the file is not the entry's.
void remove_entry(text_edit&, const toml_value& table);

/// Changes the array `cells` of the entry: one fate for each of its globs. On one line it is
/// written anew; over several, lines that hold nothing else go with their comments.
void edit_cells(text_edit&, const toml_value& table, const std::vector<fate>&);

}  // namespace sockspec::conformance
