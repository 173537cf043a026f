#include "benchmarks/history/lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace sockspec::benchmarks {
namespace {

/// Records begin so: members are in the order of their names.
constexpr std::string_view beginning = R"({"benchmark":)";

bool is_unreadable(std::string_view line) {
  return std::holds_alternative<no_record>(parse_line(line));
}

/// What was appended to a half-written line is a line of its own.
std::vector<std::string_view> unglued(std::string_view line) {
  const std::size_t next = line.rfind(beginning);
  if (next == std::string_view::npos || next == 0 || !is_unreadable(line)) return {line};
  auto parts = unglued(line.substr(0, next));
  parts.push_back(line.substr(next));
  return parts;
}

/// Calls `each` with the file, the number of the line, and each part of it that is not empty.
template <typename Each>
void for_each_line(const file_lines& files, Each each) {
  for (const auto& [file, lines] : files) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const std::string_view part : unglued(lines[i])) {
        if (!part.empty()) each(file, i + 1, part);
      }
    }
  }
}

std::string version_text(std::int64_t schema) {
  const char* which = schema > record_schema ? "newer" : "older";
  return fmt::format("schema {} is {} than this program's {}; the line stays, and is not drawn",
                     schema, which, record_schema);
}

/// Sorts a line's content into the history.
class sorter {
 public:
  explicit sorter(history& made) : made_(made) {}

  void add(const std::string& file, std::size_t number, std::string_view line) {
    auto parsed = parse_line(line);
    if (const auto* foreign = std::get_if<foreign_record>(&parsed)) {
      made_.remarks.push_back({file, number, version_text(foreign->schema)});
    } else if (const auto* none = std::get_if<no_record>(&parsed)) {
      made_.remarks.push_back({file, number, none->why + "; the line stays"});
    } else if (seen_.insert(canonical_line(line)).second) {
      made_.records.push_back(std::get<record>(std::move(parsed)));
    } else {
      ++made_.duplicates;
    }
  }

 private:
  history& made_;
  std::set<std::string> seen_;
};

}  // namespace

history read_history(const file_lines& files) {
  history made;
  sorter sorted(made);
  for_each_line(files, [&](const std::string& file, std::size_t number, std::string_view line) {
    sorted.add(file, number, line);
  });
  const auto order = [](const record& one) {
    return std::tuple(one.date, one.commit, one.benchmark, to_line(one));
  };
  std::ranges::sort(made.records, {}, order);
  return made;
}

file_lines merged(const std::vector<file_lines>& all) {
  std::map<std::string, std::set<std::string>> unique;
  for (const file_lines& files : all) {
    for_each_line(files, [&](const std::string& file, std::size_t, std::string_view line) {
      unique[file].insert(canonical_line(line));
    });
  }
  file_lines made;
  for (const auto& [file, lines] : unique) made[file].assign(lines.begin(), lines.end());
  return made;
}

file_lines lines_of(const std::vector<record>& records) {
  file_lines made;
  for (const record& one : records) made[file_of(one.commit)].push_back(to_line(one));
  return made;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().pop_back();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(line).append("\n");
  return text;
}

std::string file_of(const std::string& commit) {
  return commit + ".jsonl";
}

}  // namespace sockspec::benchmarks
