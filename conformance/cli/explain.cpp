// sockspec explain: a clause, a mutant or an error, by its name or number.

#include <algorithm>
#include <cctype>
#include <ostream>

#include "cases/registry.hpp"
#include "cli/commands.hpp"
#include "cli/explain.hpp"
#include "cli/usage_error.hpp"
#include "engine/nearest_name.hpp"
#include "mutants/registry.hpp"

namespace sockspec::conformance::cli {
namespace {

// What stands before the kind of a cell's name.
std::string_view clause_part(std::string_view name) {
  return name.substr(0, name.find('/'));
}

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return text;
}

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const clause* one : all_clauses()) names.push_back(one->id);
  for (const mutant* one : all_mutants()) names.push_back(one->id);
  for (const auto& row : error_table()) {
    names.push_back(row.name);
    names.push_back(to_string(row.meaning));
  }
  return names;
}

std::optional<int> as_number(const std::string& text) {
  const bool negative = text.starts_with('-');
  const auto digits = std::string_view(text).substr(negative ? 1 : 0);
  const bool fits = !digits.empty() && digits.size() <= 9;
  if (!fits || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  return std::stoi(text);
}

// Names that texts use and no system defines, and what they mean.
constexpr std::pair<std::string_view, std::string_view> misnomers[] = {
    {"WSAETIMEOUT", "WSAETIMEDOUT"},
};

// The true name, after it was said that this is one.
std::string corrected(const std::string& name, output& to) {
  const auto* const found =
      std::ranges::find(misnomers, in_capitals(name), [](const auto& pair) { return pair.first; });
  if (found == std::end(misnomers)) return in_capitals(name);
  const auto rows = errors_named(found->second);
  to.out << "No system has " << found->first << ": old texts mean " << found->second << ", "
         << rows.front().number << ".\n\n";
  return std::string(found->second);
}

bool explain_name(const std::string& name, output& to) {
  if (const clause* one = find_clause(clause_part(name))) {
    explain_clause(*one, to);
  } else if (const mutant* lie = find_mutant(name)) {
    explain_mutant(*lie, to);
  } else if (const auto meaning = errc_from_name(name)) {
    explain_meaning(*meaning, to);
  } else if (const auto rows = errors_named(corrected(name, to)); !rows.empty()) {
    explain_rows(rows, to);
  } else {
    return false;
  }
  return true;
}

[[noreturn]] void unknown(const std::string& name) {
  const auto names = all_names();
  const auto nearest = nearest_name(name, names);
  const auto advice =
      nearest.empty() ? std::string() : "did you mean \"" + std::string(nearest) + "\"? ";
  throw usage_error("nothing is named \"" + name + "\"; " + advice +
                    "`sockspec list clauses` and `sockspec explain --names` say what is known");
}

}  // namespace

int explain(const explain_options& asked, output& to) {
  if (asked.names) {
    list_error_names(to);
  } else if (asked.what.empty()) {
    throw usage_error("name a clause or an error, as in `sockspec explain ECONNREFUSED`");
  } else if (const auto number = as_number(asked.what)) {
    const auto rows = errors_numbered(*number);
    if (rows.empty()) throw usage_error("no system has an error " + asked.what);
    explain_rows(rows, to);
  } else if (!explain_name(asked.what, to)) {
    unknown(asked.what);
  }
  return 0;
}

}  // namespace sockspec::conformance::cli
