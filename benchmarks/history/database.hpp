#pragma once
// A history as tables of SQL. They are made anew from the lines each time: the lines are what
// counts.

#include <filesystem>
#include <string>
#include <string_view>

#include "benchmarks/history/lines.hpp"
#include "benchmarks/history/result_table.hpp"

namespace sockspec::benchmarks {

/// What one statement that only reads gives, asked of the history.
/// \param text  of the statement
/// Errors: throws std::runtime_error, if the statement is wrong, is more than one, or would write;
/// and where this program was built without SQLite
result_table query(const history&, std::string_view text);

/// Writes the tables to a file for other programs, in the place of what it was.
/// Errors: throws std::runtime_error, if it cannot be written, or if what is there is no such file;
/// and where this program was built without SQLite
void write_database(const history&, const std::filesystem::path& file);

/// The statements that make the tables, with what the columns mean.
std::string_view table_definitions();

}  // namespace sockspec::benchmarks
