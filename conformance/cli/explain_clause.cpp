// What `sockspec explain` says of clauses and mutants.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/registry.hpp"
#include "cli/explain.hpp"
#include "cli/installation.hpp"
#include "cli/plan.hpp"
#include "mutants/registry.hpp"

namespace sockspec::conformance::cli {
namespace {

void field(output& to, std::string_view label, std::string_view text) {
  to.out << "  " << to.paint().quiet(fmt::format("{:<9}", label)) << ' ' << text << '\n';
}

std::string names_of(kind_set kinds) {
  std::vector<std::string_view> names;
  for (const auto& row : all_kind_traits) {
    if (kinds.contains(row.which)) names.push_back(row.name);
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string names_of(mode_set modes) {
  std::vector<std::string_view> names;
  for (const mode one : all_mode_values) {
    if (modes.contains(one)) names.push_back(to_string(one));
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string date(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

bool names_a_cell_of(const deviation& one, const std::vector<cell>& cells) {
  for (const auto& each : cells) {
    if (one.names(name_of(each))) return true;
  }
  return false;
}

void deviations_of(const clause& of, const std::string& name, output& to) {
  const clause* const only[] = {&of};
  const target departing = load_named_target(name, find_installation());
  if (const auto lacks = what_it_lacks(of, departing.lacks);
      lacks && applies(of, departing.follows)) {
    field(to, "no cell", fmt::format("{}: no {}: {}", name, lacks->first, lacks->second));
  }
  const auto cells = make_cells(only, departing.follows, departing.lacks);
  for (const auto& one : departing.deviations) {
    if (!names_a_cell_of(one, cells)) continue;
    field(to, "deviation",
          fmt::format("{}: {} ({}; {}; review {})", name, one.why, fmt::join(one.symptoms, ", "),
                      one.source, date(one.review)));
  }
}

// Of the targets that come with sockspec; one whose manifest is wrong hides nobody else's.
void known_deviations(const clause& of, output& to) {
  for (const auto& [name, manifest] : find_targets(find_installation().targets)) {
    try {
      deviations_of(of, name, to);
    } catch (const manifest_error& error) {
      to.err << "sockspec: " << error.what() << '\n';
    }
  }
}

}  // namespace

void explain_clause(const clause& one, output& to) {
  to.out << to.paint().strong(one.id) << "  revision " << one.revision << '\n';
  field(to, to_string(one.level), one.says);
  for (const auto& each : one.sources) field(to, "source", to_string(each));
  field(to, "kinds", names_of(one.kinds));
  field(to, "modes", names_of(one.modes));
  if (one.both_sides) field(to, "sides", "connecting accepting");
  std::vector<std::string_view> needed;
  for (const op each : one.needs) needed.push_back(to_string(each));
  field(to, "needs", fmt::format("{}", fmt::join(needed, " ")));
  for (const auto& each : one.catches) {
    const mutant* lie = find_mutant(each);
    field(to, "catches", fmt::format("{}: {}", each, lie == nullptr ? "?" : lie->says));
  }
  known_deviations(one, to);
  field(to, "run", fmt::format("sockspec run native --select {}", one.id));
}

void explain_mutant(const mutant& one, output& to) {
  to.out << to.paint().strong(one.id) << '\n';
  field(to, "lie", one.says);
  field(to, "told",
        fmt::format("{}, about {}; alters {}", to_string(one.level), to_string(one.scope),
                    to_string(one.what)));
  for (const clause* each : all_clauses()) {
    if (each->catches.contains(one.id)) field(to, "caught by", each->id);
  }
  for (const auto& each : one.may_redden) field(to, "may also", each);
  field(to, "run", fmt::format("sockspec mutants --select {}", one.id));
}

}  // namespace sockspec::conformance::cli
