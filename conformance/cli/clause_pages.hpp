#pragma once
// The clauses as pages for people: docs/clauses/. Pure.

#include <span>
#include <string>
#include <vector>

#include "engine/clause.hpp"
#include "engine/target.hpp"

namespace sockspec::conformance::cli {

struct clause_page {
  std::string file;  // "bind.md"
  std::string text;  // Markdown, as GitHub shows it
};

/// README.md, which lists the calls, and a page for each call, in the order of the clauses. The
/// deviations are those that these targets know.
std::vector<clause_page> clause_pages(std::span<const clause* const>, std::span<const target>);

}  // namespace sockspec::conformance::cli
