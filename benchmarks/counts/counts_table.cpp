#include "benchmarks/counts/counts_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sockspec::benchmarks {

std::string counts_table(const std::vector<measurement>& rows) {
  std::size_t width = 0;
  for (const measurement& row : rows) width = std::max(width, row.name.size());
  std::string text = fmt::format("{:<{}} {:>12}  system calls\n", "row", width, "instructions");
  for (const measurement& row : rows) {
    const auto counted = counts_of(row);
    if (!counted) continue;
    fmt::format_to(std::back_inserter(text), "{:<{}} {:>12.0f}  {}\n", row.name, width,
                   counted->instructions, to_string(counted->calls));
  }
  return text;
}

std::string calls_table(const std::vector<call_counts>& calls) {
  std::string text = "| calls | raw | layer | added | system calls |\n|---|---|---|---|---|\n";
  for (const call_counts& call : calls) {
    fmt::format_to(std::back_inserter(text), "| {} | {:.0f} | {:.0f} | {:+.0f} | {} |\n", call.name,
                   call.raw.instructions, call.layer.instructions, call.added(),
                   to_string(call.layer.calls));
  }
  return text;
}

}  // namespace sockspec::benchmarks
