#pragma once
// Columns of plain text: words to the left, after them numbers to the right.

#include <cstddef>
#include <string>
#include <vector>

namespace sockspec::reports {

using text_row = std::vector<std::string>;

/// The rows, of the same number of cells each, with columns as wide as their widest cell and two
/// spaces between them, the first `words` of them aligned to the left; each row ended by a newline.
std::string text_table(const std::vector<text_row>& rows, std::size_t words = 1);

}  // namespace sockspec::reports
