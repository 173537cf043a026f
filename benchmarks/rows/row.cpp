#include "benchmarks/rows/row.hpp"

#include <utility>

namespace sockspec::benchmarks {
namespace {

std::unique_ptr<stream_work> work_of(const row& wanted, const contender& who) {
  connection made = connect_stream(wanted.family);
  const bool room = holds(made, wanted.size);
  return who.over_stream(std::move(made), room ? receiver::same_thread : receiver::other_thread);
}

void add_rows(const question& asked, stream_family family, std::vector<row>& rows) {
  for (const std::size_t size : asked.sizes) {
    for (const contender& who : contenders()) rows.push_back({&asked, family, size, &who});
  }
}

}  // namespace

row_name row::name() const {
  return {std::string(asked->name), std::string(to_string(family)), size, std::string(who->name)};
}

std::vector<row> all_rows() {
  std::vector<row> rows;
  for (const question* asked : questions()) {
    for (const stream_family family : asked->families) add_rows(*asked, family, rows);
  }
  return rows;
}

row_work::row_work(const row& wanted, const contender& who, payload& moved)
    : moved_(moved.whole()), work_(work_of(wanted, who)), operation_(wanted.asked->operation) {}

}  // namespace sockspec::benchmarks
