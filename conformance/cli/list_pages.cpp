// sockspec list clauses --format markdown --out DIR: the clauses as pages for people.

#include "cli/clause_pages.hpp"
#include "cli/installation.hpp"
#include "cli/listing.hpp"
#include "cli/plan.hpp"
#include "cli/usage_error.hpp"
#include "reports/words.hpp"
#include "results/text_file.hpp"

namespace sockspec::conformance::cli {
namespace {

std::vector<target> shipped_targets() {
  const auto where = find_installation();
  std::vector<target> all;
  for (const auto& [name, manifest] : find_targets(where.targets)) {
    all.push_back(load_named_target(name, where));
  }
  return all;
}

}  // namespace

int list_as_pages(const list_options& asked, output& to) {
  if (asked.what != "clauses" || asked.out.empty()) {
    throw usage_error(
        "--format markdown writes pages of clauses into a folder: sockspec list clauses --format "
        "markdown --out DIR");
  }
  const auto clauses = clauses_selected(asked);
  if (clauses.empty()) return nothing_selected_status;
  const auto pages = clause_pages(clauses, shipped_targets());
  const std::filesystem::path folder(asked.out);
  results::make_directory(folder);
  for (const auto& page : pages) results::write_file(folder / page.file, page.text);
  to.out << reports::counted(pages.size(), "page") << " in " << folder.string() << '\n';
  return 0;
}

}  // namespace sockspec::conformance::cli
