#include "reports/text_table.hpp"

#include <algorithm>

#include "reports/utf8.hpp"

namespace sockspec::reports {
namespace {

std::vector<std::size_t> widths_of(const std::vector<text_row>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], character_count(row[i]));
    }
  }
  return widths;
}

}  // namespace

std::string text_table(const std::vector<text_row>& rows, std::size_t words) {
  const auto widths = widths_of(rows);
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string gap(widths[i] - character_count(row[i]), ' ');
      if (i > 0) text += "  ";
      text += i < words ? row[i] + gap : gap + row[i];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

}  // namespace sockspec::reports
