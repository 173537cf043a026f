#include "engine/entry_edit.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "engine/toml_string.hpp"
#include "engine/toml_table.hpp"

namespace sockspec::conformance {
namespace {

bool is_comment(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '#';
}

std::size_t begin_with_comment(std::string_view text, std::size_t header) {
  std::size_t begin = header;
  while (begin > 0) {
    const auto above = line_begin(text, begin - 1);
    if (!is_comment(text.substr(above, begin - above))) break;
    begin = above;
  }
  return begin == 0 ? header : begin;
}

std::size_t end_with_blank_lines(std::string_view text, std::size_t offset) {
  std::size_t end = line_end(text, offset);
  while (end < text.size() && is_blank(text.substr(end, line_end(text, end) - end))) {
    end = line_end(text, end);
  }
  return end;
}

void rewrite_array(text_edit& edit, const toml_value& array, const std::vector<placed_text>& globs,
                   const std::vector<fate>& fates) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < globs.size(); ++i) {
    if (!fates[i]) kept.push_back(globs[i].text);
    if (fates[i]) kept.insert(kept.end(), fates[i]->begin(), fates[i]->end());
  }
  edit.exchange(offset_of(edit.original(), array.begin), offset_of(edit.original(), array.end),
                toml_array(kept));
}

/// An element with its comma; its line, where nothing but a comment is left of it.
void remove_element(text_edit& edit, const placed_text& glob) {
  const auto text = edit.original();
  const auto begin = offset_of(text, glob.begin), first = line_begin(text, begin);
  auto end = offset_of(text, glob.end);
  const auto last = line_end(text, end);
  const auto comma = text.find_first_not_of(" \t\r\n", end);
  if (comma != std::string_view::npos && text[comma] == ',') end = comma + 1;
  const auto rest = end < last ? text.substr(end, last - end) : std::string_view{};
  const bool is_alone =
      is_blank(text.substr(first, begin - first)) && (is_blank(rest) || is_comment(rest));
  if (is_alone) return edit.remove(first, std::max(last, end));
  edit.remove(begin, std::min(text.size(), text.find_first_not_of(" \t", end)));
}

void replace_element(text_edit& edit, const placed_text& glob,
                     const std::vector<std::string>& names) {
  const auto text = edit.original();
  const auto begin = offset_of(text, glob.begin), first = line_begin(text, begin);
  const auto before = text.substr(first, begin - first);
  const std::string separator = is_blank(before) ? ",\n" + std::string(before) : ", ";
  std::string with;
  for (const auto& name : names) with += (with.empty() ? "" : separator) + toml_string(name);
  edit.exchange(begin, offset_of(text, glob.end), std::move(with));
}

}  // namespace

void remove_entry(text_edit& edit, const toml_value& table) {
  const auto text = edit.original();
  const auto header = offset_of(text, table.begin);
  std::size_t end = header;
  for (const auto& member : std::get<toml_value::table>(table.content)) {
    end = std::max(end, offset_of(text, member.value.end));
  }
  edit.remove(begin_with_comment(text, line_begin(text, header)), end_with_blank_lines(text, end));
}

void edit_cells(text_edit& edit, const toml_value& table, const std::vector<fate>& fates) {
  const toml_table entry({}, {}, table);
  const auto globs = entry.texts("cells");
  const auto& array = *entry.find("cells");
  if (array.begin.line == array.end.line) return rewrite_array(edit, array, globs, fates);
  for (std::size_t i = 0; i < globs.size(); ++i) {
    if (!fates[i]) continue;
    if (fates[i]->empty()) remove_element(edit, globs[i]);
    if (!fates[i]->empty()) replace_element(edit, globs[i], *fates[i]);
  }
}

}  // namespace sockspec::conformance
