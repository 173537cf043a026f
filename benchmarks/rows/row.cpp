#include "benchmarks/rows/row.hpp"

#include <map>

#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

void add_rows(const question& asked, const place& at, std::vector<row>& rows) {
  const std::vector<answer> answers = asked.answers(at);
  for (const answer& own : answers) rows.push_back({&asked, at, own, answers.front()});
}

}  // namespace

row_name row::name() const {
  return {std::string(asked->name), std::string(to_string(at.over)), at.bytes,
          std::string(own.contender)};
}

std::vector<row> all_rows() {
  std::map<family, bool> available;
  std::vector<row> rows;
  for (const question& asked : questions()) {
    for (const place& at : asked.places) {
      if (!available.contains(at.over)) available[at.over] = is_available(at.over);
      if (available[at.over]) add_rows(asked, at, rows);
    }
  }
  return rows;
}

}  // namespace sockspec::benchmarks
