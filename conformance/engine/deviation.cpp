#include "engine/deviation.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "engine/nearest_name.hpp"
#include "engine/symptom.hpp"
#include "engine/toml_table.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::array<std::string_view, 8> keys{"cells",  "symptoms", "why",          "source",
                                               "review", "when",     "intermittent", "untriaged"};

std::vector<std::string> kind_and_mode_names() {
  std::vector<std::string> names;
  for (const auto& row : all_kind_traits) {
    for (const mode m : all_mode_values) {
      names.push_back(std::string(row.name) + '.' + std::string(to_string(m)));
    }
  }
  return names;
}

bool names_none(std::string_view glob, std::span<const std::string_view> known) {
  return std::ranges::none_of(known,
                              [&](std::string_view name) { return matches_glob(glob, name); });
}

void check_clause(const toml_table& table, const placed_text& glob,
                  std::span<const std::string_view> clause_ids) {
  const auto clause = std::string_view(glob.text).substr(0, glob.text.find('/'));
  if (clause_ids.empty() || !names_none(clause, clause_ids)) return;
  const auto advice = name_advice(clause, clause_ids);
  table.fail(glob.begin, "no clause is named " + in_quotes(clause) + "; " +
                             (advice.empty() ? "" : advice + ' ') +
                             "`sockspec list clauses` lists them");
}

void check_kind_and_mode(const toml_table& table, const placed_text& glob) {
  const auto slash = glob.text.find('/');
  if (slash == std::string::npos) return;
  static const auto names = kind_and_mode_names();
  static const std::vector<std::string_view> known(names.begin(), names.end());
  const auto wanted = std::string_view(glob.text).substr(slash + 1);
  if (!names_none(wanted, known)) return;
  const auto advice = name_advice(wanted, known);
  table.fail(glob.begin, "no cell has the kind and mode " + in_quotes(wanted) + "; " +
                             (advice.empty() ? "" : advice + ' ') +
                             "write KIND.MODE as in tcp4.blocking, or tcp*.*");
}

std::vector<std::string> read_cells(const toml_table& table,
                                    std::span<const std::string_view> clause_ids) {
  std::vector<std::string> globs;
  for (auto& glob : table.distinct_texts("cells")) {
    check_clause(table, glob, clause_ids);
    check_kind_and_mode(table, glob);
    globs.push_back(std::move(glob.text));
  }
  return globs;
}

std::vector<std::string> read_symptoms(const toml_table& table) {
  std::vector<std::string> symptoms;
  for (auto& symptom : table.distinct_texts("symptoms")) {
    const auto defect = symptom_defect(symptom.text);
    if (!defect.empty()) table.fail(symptom.begin, in_quotes(symptom.text) + ": " + defect);
    symptoms.push_back(std::move(symptom.text));
  }
  return symptoms;
}

std::string read_when(const toml_table& table) {
  const auto when = table.optional_text("when");
  if (!when) return {};
  try {
    static_cast<void>(holds(when->text, {}));  // whether it can be read is what is asked
  } catch (const std::invalid_argument& error) {
    table.fail(when->begin, error.what());
  }
  return when->text;
}

std::string read_optional(const toml_table& table, std::string_view key) {
  const auto text = table.optional_text(key);
  return text ? text->text : std::string{};
}

bool is_cause_name(std::string_view name) {
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void check_header(std::string_view text, const std::string& file, const toml_member& member) {
  if (!is_cause_name(member.key)) {
    fail_at(file, member.place,
            in_quotes(member.key) +
                ": a cause is named in snake_case, as in "
                "[refusal_is_unreachable]");
  }
  const bool has_header = text.substr(offset_of(text, member.value.begin)).starts_with('[');
  const bool is_table = std::holds_alternative<toml_value::table>(member.value.content);
  if (is_table && has_header) return;
  fail_at(file, member.place,
          in_quotes(member.key) + " must be a table with a header: write [" + member.key +
              "] on a line of its own, and its keys on the lines below it");
}

deviation read_entry(const std::string& file, const toml_member& member,
                     std::span<const std::string_view> clause_ids) {
  const toml_table table(file, '[' + member.key + ']', member.value);
  table.allow_only(keys);
  return {.cause = member.key,
          .cells = read_cells(table, clause_ids),
          .symptoms = read_symptoms(table),
          .why = table.text("why"),
          .source = table.text("source"),
          .review = table.date("review"),
          .when = read_when(table),
          .intermittent = read_optional(table, "intermittent"),
          .untriaged = table.flag("untriaged"),
          .line = static_cast<int>(member.value.begin.line)};
}

}  // namespace

bool deviation::names(std::string_view cell_name) const {
  return std::ranges::any_of(
      cells, [&](const std::string& glob) { return matches_cell(glob, cell_name); });
}

bool deviation::expects(std::string_view symptom) const {
  return std::ranges::find(symptoms, symptom) != symptoms.end();
}

std::vector<deviation> load_deviations(const std::filesystem::path& file,
                                       std::span<const std::string_view> clause_ids) {
  return parse_deviations(read_text_file(file), file.string(), clause_ids);
}

std::vector<deviation> parse_deviations(std::string_view text, const std::string& file,
                                        std::span<const std::string_view> clause_ids) {
  const auto root = parse_toml(text, file);
  std::vector<deviation> entries;
  for (const auto& member : std::get<toml_value::table>(root.content)) {
    check_header(text, file, member);
    entries.push_back(read_entry(file, member, clause_ids));
  }
  return entries;
}

}  // namespace sockspec::conformance
