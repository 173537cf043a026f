// sockspec list: what there is.

#include <algorithm>

#include "cases/registry.hpp"
#include "cli/commands.hpp"
#include "cli/installation.hpp"
#include "cli/listing.hpp"
#include "cli/plan.hpp"
#include "cli/usage_error.hpp"
#include "engine/introduce.hpp"
#include "engine/nearest_name.hpp"
#include "mutants/registry.hpp"

namespace sockspec::conformance::cli {
namespace {

using protocol::value;

value list_of(const auto& names) {
  value all{value::list{}};
  for (const auto& one : names) all.append(value(one));
  return all;
}

std::string text_of(std::string_view name) {
  return std::string(name);
}

value kinds_of(const clause& one) {
  value names{value::list{}};
  for (const auto& row : all_kind_traits) {
    if (one.kinds.contains(row.which)) names.append(row.name);
  }
  return names;
}

value modes_of(const clause& one) {
  value names{value::list{}};
  for (const mode each : all_mode_values) {
    if (one.modes.contains(each)) names.append(to_string(each));
  }
  return names;
}

value sources_of(const clause& one) {
  value names{value::list{}};
  for (const auto& each : one.sources) names.append(to_string(each));
  return names;
}

value needs_of(const clause& one) {
  value names{value::list{}};
  for (const op each : one.needs) names.append(to_string(each));
  return names;
}

entries clauses(const list_options& asked) {
  entries all;
  for (const clause* one : clauses_selected(asked)) {
    all.push_back({{text_of(one->id), text_of(to_string(one->level)), text_of(one->says)},
                   {{"id", one->id},
                    {"revision", one->revision},
                    {"level", to_string(one->level)},
                    {"says", one->says},
                    {"sources", sources_of(*one)},
                    {"kinds", kinds_of(*one)},
                    {"modes", modes_of(*one)},
                    {"both_sides", one->both_sides},
                    {"needs", needs_of(*one)},
                    {"option", one->option},
                    {"catches", list_of(one->catches)}}});
  }
  return all;
}

entries cells(const list_options& asked) {
  entries all;
  for (const auto& each : cells_selected(asked)) {
    const auto name = name_of(each);
    value::object made{{"cell", name},
                       {"clause", each.of->id},
                       {"kind", traits(each.which).name},
                       {"mode", to_string(each.mode)},
                       {"level", to_string(each.of->level)}};
    if (has_sides(*each.of, each.which)) made.emplace_back("side", to_string(each.side));
    all.push_back({{name}, std::move(made)});
  }
  return all;
}

entries kinds(const list_options&) {
  entries all;
  for (const auto& row : all_kind_traits) {
    all.push_back({{text_of(row.name), text_of(row.family), text_of(row.type)},
                   {{"kind", row.name},
                    {"family", row.family},
                    {"type", row.type},
                    {"abstract_name", row.abstract_name}}});
  }
  return all;
}

entries targets(const list_options&) {
  entries all;
  const auto where = find_installation();
  for (const auto& [name, manifest] : find_targets(where.targets)) {
    const auto of = load_named_target(name, where);
    std::vector<std::string_view> follows;
    for (const document each : of.follows) follows.push_back(to_string(each));
    const auto missing = what_is_missing(of, where);
    all.push_back({{name, missing.empty() ? of.title : of.title + "; not here: " + missing},
                   {{"target", name},
                    {"title", of.title},
                    {"follows", list_of(follows)},
                    {"stands_on", of.stands_on},
                    {"deviations", of.deviations.size()},
                    {"missing", missing},
                    {"manifest", manifest.string()}}});
  }
  return all;
}

entries mutants(const list_options&) {
  entries all;
  for (const mutant* one : all_mutants()) {
    all.push_back({{text_of(one->id), text_of(to_string(one->level)), text_of(one->says)},
                   {{"mutant", one->id},
                    {"level", to_string(one->level)},
                    {"alters", to_string(one->what)},
                    {"operation", to_string(one->scope)},
                    {"says", one->says}}});
  }
  return all;
}

struct listing {
  std::string_view name;
  entries (*made)(const list_options&);
};
constexpr listing listings[] = {{"clauses", clauses},    {"cells", cells},     {"kinds", kinds},
                                {"targets", targets},    {"mutants", mutants}, {"sources", sources},
                                {"documents", documents}};

const listing& listing_named(const std::string& name) {
  const auto found = std::ranges::find(listings, name, &listing::name);
  if (found != std::end(listings)) return *found;
  std::vector<std::string_view> known;
  for (const auto& one : listings) known.push_back(one.name);
  throw usage_error("cannot list \"" + name + "\"; " + name_advice(name, known));
}

}  // namespace

std::vector<cell> cells_selected(const list_options& asked) {
  const auto chosen = selection_from(asked.which);
  target of;
  of.follows = document_chain(all_documents.begin(), all_documents.end());
  if (!asked.target.empty()) of = load_named_target(asked.target, find_installation());
  return deal(select(make_cells(all_clauses(), of.follows, of.lacks), chosen), chosen.part);
}

std::vector<const clause*> clauses_selected(const list_options& asked) {
  std::vector<const clause*> all;
  for (const auto& each : cells_selected(asked)) {
    if (all.empty() || all.back() != each.of) all.push_back(each.of);
  }
  return all;
}

int list(const list_options& asked, output& to) {
  if (asked.format == "markdown") return list_as_pages(asked, to);
  const auto all = listing_named(asked.what).made(asked);
  if (asked.format != "json" && asked.format != "text") {
    throw usage_error("--format " + asked.format + ": write text, json or markdown");
  }
  if (asked.format == "json") {
    value::list objects;
    for (const auto& one : all) objects.emplace_back(one.members);
    to.out << protocol::to_pretty_json(objects) << '\n';
  } else {
    std::vector<reports::text_row> rows;
    for (const auto& one : all) rows.push_back(one.columns);
    to.out << reports::text_table(rows, rows.empty() ? 0 : rows.front().size());
  }
  return all.empty() ? 3 : 0;
}

}  // namespace sockspec::conformance::cli
