// sockspec bench query: a history asked in SQL.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/history/database.hpp"
#include "benchmarks/history/trend_text.hpp"

namespace sockspec::benchmarks::cli {
namespace {

struct query_options {
  std::vector<std::string> from{default_history};
  std::string statement;
  std::string format = "table";
  std::string store;
};

std::string formatted(const result_table& table, const std::string& format) {
  if (format == "csv") return as_csv(table);
  return format == "json" ? as_json(table) : as_text(table);
}

int ask(const query_options& asked, output& to) {
  if (asked.statement.empty() && asked.store.empty()) {
    to.out << table_definitions();
    return 0;
  }
  const history whole = read_histories(asked.from);
  to.err << remark_text(whole);
  if (!asked.store.empty()) {
    write_database(whole, asked.store);
    to.err << "store: " << asked.store << '\n';
  }
  if (!asked.statement.empty()) to.out << formatted(query(whole, asked.statement), asked.format);
  return 0;
}

}  // namespace

void add_query(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<query_options>();
  CLI::App& command = *root.add_subcommand(
      "query", "Asks a history in SQL; without a statement it prints the tables that there are");
  command.footer(
      "example: sockspec bench query --from branch:benchmark-history "
      "\"SELECT date, commit_name, median FROM records JOIN metrics USING(record) "
      "WHERE name = 'of_raw' AND contender = 'portability' ORDER BY median LIMIT 10\"");
  command.add_option("statement", asked->statement, "One SELECT")->type_name("SQL");
  command.add_option("--from", asked->from, "The history; repeatable")
      ->capture_default_str()
      ->allow_extra_args(false)
      ->type_name("FOLDER|branch:NAME");
  command.add_option("--format", asked->format, "table, csv or json")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  command.add_option("--store", asked->store, "Writes the tables to a file of SQLite's as well")
      ->type_name("FILE");
  command.final_callback(
      [&chosen, asked] { chosen = [asked](output& to) { return ask(*asked, to); }; });
}

}  // namespace sockspec::benchmarks::cli
