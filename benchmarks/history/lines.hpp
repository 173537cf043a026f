#pragma once
// A history as lines of files. Pure functions: nothing is lost, whatever the lines are.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/history/record.hpp"

namespace sockspec::benchmarks {

/// By the file's name, its lines as they are, without their ends.
using file_lines = std::map<std::string, std::vector<std::string>>;

/// What is to be told of a line.
struct remark {
  std::string file;
  std::size_t line = 0;  // from 1
  std::string says;

  bool operator==(const remark&) const = default;
};

struct history {
  std::vector<record> records;  // each once, in the order of their dates, then of their text
  std::size_t duplicates = 0;   // lines that said what another one says
  std::vector<remark> remarks;  // on lines that are no records of this version; they stay
};

history read_history(const file_lines&);

/// Every line of all of them once, in an order of its own: whoever merges what in which order gets
/// the same files. Lines that only look different are one line.
file_lines merged(const std::vector<file_lines>&);

/// The lines that append these records: a file for each commit.
file_lines lines_of(const std::vector<record>&);

/// The lines of a text. A last one without an end is a line, too.
std::vector<std::string> split_lines(std::string_view text);

/// The text of lines, each with its end.
std::string joined_lines(const std::vector<std::string>& lines);

/// The file of a commit's records: "COMMIT.jsonl".
std::string file_of(const std::string& commit);

}  // namespace sockspec::benchmarks
