#include "reports/html/filter_form.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sockspec::reports {
namespace {

/// What the run has of everything that can be chosen.
struct choices {
  std::set<std::string> calls, kinds, modes, sides, verdicts, outcomes, levels;
};

void add(choices& found, const results::record& cell) {
  found.kinds.insert(cell.kind);
  found.modes.insert(cell.mode);
  if (!cell.side.empty()) found.sides.insert(cell.side);
  found.verdicts.insert(std::string(to_string(cell.verdict.kind)));
  found.outcomes.insert(std::string(to_string(cell.outcome)));
  found.levels.insert(std::string(to_string(cell.level)));
}

choices choices_in(const matrix_model& matrix) {
  choices found;
  for (const auto& call : matrix.calls) {
    found.calls.insert(call.name);
    for (std::size_t target = 0; target < matrix.targets.size(); ++target) {
      for (const auto* cell : records_of(call, target)) add(found, *cell);
    }
  }
  return found;
}

void write_choice(html_writer& page, const char* name, const std::set<std::string>& values) {
  page.open("label").leaf("span", name).open("select", {{"name", name}});
  page.leaf("option", std::string("any ") + name, {{"value", ""}});
  for (const auto& each : values) {
    auto word = each;
    std::ranges::replace(word, '_', ' ');
    page.leaf("option", std::string_view(name) == "verdict" ? word : each, {{"value", each}});
  }
  page.close().close().line();
}

}  // namespace

void write_filter_form(html_writer& page, const matrix_model& matrix) {
  const auto found = choices_in(matrix);
  page.open("form", {{"id", "filters"}, {"role", "search"}, {"hidden", ""}});
  page.open("label", {{"class", "text"}}).leaf("span", "text");
  page.single("input", {{"type", "search"},
                        {"name", "text"},
                        {"placeholder", "Filter by text"},
                        {"autocomplete", "off"},
                        {"spellcheck", "false"}});
  page.leaf("kbd", "/").close().line();
  write_choice(page, "call", found.calls);
  write_choice(page, "kind", found.kinds);
  write_choice(page, "mode", found.modes);
  write_choice(page, "side", found.sides);
  write_choice(page, "verdict", found.verdicts);
  write_choice(page, "outcome", found.outcomes);
  write_choice(page, "level", found.levels);
  page.leaf("button", "Clear", {{"type", "reset"}});
  page.leaf("output", "", {{"id", "shown"}, {"aria-live", "polite"}});
  page.leaf("button", "Unfold all", {{"id", "unfold"}, {"type", "button"}});
  page.close().line();
}

}  // namespace sockspec::reports
