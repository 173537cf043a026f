// sockspec list sources: which sections of the documents have clauses, and why the others have
// none.

#include <algorithm>

#include "cases/registry.hpp"
#include "cli/installation.hpp"
#include "cli/listing.hpp"
#include "cli/usage_error.hpp"
#include "engine/nearest_name.hpp"
#include "reports/words.hpp"
#include "sources/coverage.hpp"

namespace sockspec::conformance::cli {
namespace {

using protocol::value;

std::vector<document> documents_from(const std::vector<std::string>& typed) {
  std::vector<std::string_view> known;
  for (const document each : all_documents) known.push_back(to_string(each));
  std::vector<document> wanted;
  for (const auto& name : typed) {
    const auto found = document_from(name);
    if (!found) {
      throw usage_error("unknown document \"" + name + "\"; " + name_advice(name, known));
    }
    wanted.push_back(*found);
  }
  return wanted;
}

value ids_of(const std::vector<const clause*>& clauses) {
  value ids{value::list{}};
  for (const clause* one : clauses) ids.append(one->id);
  return ids;
}

std::string_view reason_name(const covered_section& one) {
  if (one.is_planned()) return "planned";
  return one.without ? traits(*one.without).name : std::string_view{};
}

std::string reason_text(const covered_section& one) {
  if (!one.is_listed) return "not in the inventory: see docs/sources.md";
  if (one.is_planned()) return "planned: none yet";
  if (!one.without) return {};
  const auto& why = traits(*one.without);
  return std::string(why.name) + ": " + std::string(why.says);
}

entry entry_of(const covered_section& one) {
  const auto why = reason_text(one);
  return {{std::string(to_string(one.of.where)), to_string(one.of),
           std::to_string(one.clauses.size()), why},
          {{"document", to_string(one.of.where)},
           {"page", one.of.page},
           {"section", one.of.section},
           {"source", to_string(one.of)},
           {"listed", one.is_listed},
           {"reason", reason_name(one)},
           {"why", why},
           {"clauses", ids_of(one.clauses)}}};
}

struct tally {
  std::size_t sections = 0;
  std::size_t with_clauses = 0;
  std::size_t planned = 0;
};

tally tally_of(const inventory& of, const std::vector<covered_section>& all) {
  tally found;
  for (const auto& each : all) {
    if (each.of.where != of.of) continue;
    found.sections += 1;
    if (!each.clauses.empty()) {
      found.with_clauses += 1;
    } else if (each.is_planned()) {
      found.planned += 1;
    }
  }
  return found;
}

bool is_everything(const list_options& asked, std::size_t clauses) {
  return asked.target.empty() && clauses == all_clauses().size();
}

}  // namespace

entries sources(const list_options& asked) {
  const auto wanted = documents_from(asked.documents);
  const auto clauses = clauses_selected(asked);
  const bool with_uncovered = is_everything(asked, clauses.size());
  const auto inventories = load_inventories(find_sources());
  entries all;
  for (const auto& each : coverage(inventories, clauses)) {
    const bool is_wanted = wanted.empty() || std::ranges::count(wanted, each.of.where) > 0;
    if (is_wanted && (with_uncovered || !each.clauses.empty())) all.push_back(entry_of(each));
  }
  return all;
}

entries documents(const list_options& asked) {
  const auto inventories = load_inventories(find_sources());
  const auto sections = coverage(inventories, clauses_selected(asked));
  entries all;
  for (const auto& of : inventories) {
    const auto counted = tally_of(of, sections);
    const auto others = counted.sections - counted.with_clauses - counted.planned;
    all.push_back({{std::string(to_string(of.of)), reports::counted(counted.sections, "section"),
                    reports::grouped(counted.with_clauses) + " with clauses",
                    reports::grouped(counted.planned) + " planned",
                    reports::grouped(others) + " with another reason"},
                   {{"document", to_string(of.of)},
                    {"pages", of.pages.size()},
                    {"sections", counted.sections},
                    {"with_clauses", counted.with_clauses},
                    {"planned", counted.planned},
                    {"other_reasons", others}}});
  }
  return all;
}

}  // namespace sockspec::conformance::cli
