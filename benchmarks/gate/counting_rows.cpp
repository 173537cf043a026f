#include "benchmarks/gate/counting_rows.hpp"

#include <stdexcept>
#include <tuple>

#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

/// Whether there is no difference, or each program counts the same once more.
bool stays(const counted_change& once, const subject& base, const subject& fresh,
           const std::string& row, const row_counter& count) {
  return agree(once.base, once.fresh) ||
         (agree(once.base, count(base, row)) && agree(once.fresh, count(fresh, row)));
}

void count_one(const subject& base, const subject& fresh, const std::string& row,
               const row_counter& count, row_counts& found) {
  try {
    const counted_change once{count(base, row), count(fresh, row)};
    if (stays(once, base, fresh, row, count)) {
      found.exact.emplace(row, once);
    } else {
      found.not_counted.emplace(row, "it differs each time");
    }
  } catch (const std::runtime_error& reason) {
    found.not_counted.emplace(row, reason.what());
  }
}

}  // namespace

std::vector<std::string> rows_to_count(const std::vector<std::string>& rows) {
  using group = std::tuple<std::string, std::string, std::string>;
  std::map<group, row_name> smallest;
  std::vector<std::string> wanted;
  for (const std::string& row : rows) {
    const auto name = parse_row_name(row);
    if (!name) {
      wanted.push_back(row);
      continue;
    }
    const group of{name->question, name->family, name->contender};
    const auto [found, is_new] = smallest.try_emplace(of, *name);
    if (!is_new && name->size < found->second.size) found->second = *name;
  }
  for (const auto& [of, name] : smallest) wanted.push_back(to_string(name));
  return wanted;
}

row_counts count_rows(const subject& base, const subject& fresh,
                      const std::vector<std::string>& rows, const row_counter& count,
                      const std::function<void(const std::string&)>& told) {
  row_counts found;
  for (const std::string& row : rows) {
    if (told) told(row);
    count_one(base, fresh, row, count, found);
  }
  return found;
}

}  // namespace sockspec::benchmarks
