#include "reports/html/labels.hpp"

#include <algorithm>

#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;

bool is_good(verdict_kind kind) {
  return kind == verdict_kind::pass || kind == verdict_kind::observed;
}

/// Whether the verdict says that something went wrong, whoever expected it.
bool is_bad(verdict_kind kind) {
  return was_executed(kind) && !is_good(kind);
}

int badness(verdict_kind kind) {
  switch (kind) {
    case verdict_kind::crash:
      return 8;
    case verdict_kind::timeout:
      return 7;
    case verdict_kind::fail:
      return 6;
    case verdict_kind::unresolved:
      return 5;
    case verdict_kind::pass:
      return 4;
    case verdict_kind::observed:
      return 3;
    case verdict_kind::unsupported:
      return 2;
    case verdict_kind::not_run:
      return 1;
  }
  return 0;
}

/// What fails the run comes before all else; main.js ranks in the same way.
int rank_of(const results::record& cell) {
  return (fails_the_run(cell.outcome) ? 10 : 0) + badness(cell.verdict.kind);
}

}  // namespace

std::string label_of(const results::record& cell) {
  const auto word = word_of(cell.verdict.kind);
  const bool needs_no_word = cell.outcome == outcome::unexpected ||
                             (cell.outcome == outcome::expected && !is_bad(cell.verdict.kind));
  return needs_no_word ? word : word + ", " + std::string(to_string(cell.outcome));
}

std::string classes_of(const results::record& cell) {
  const auto verdict = std::string(to_string(cell.verdict.kind));
  if (cell.outcome == outcome::expected) return verdict;
  return verdict + " " + std::string(to_string(cell.outcome));
}

const results::record& worst_of(const record_row& records) {
  return **std::ranges::max_element(records, {}, [](const auto* each) { return rank_of(*each); });
}

std::string share_of_worst(const record_row& records) {
  const auto label = label_of(worst_of(records));
  const auto same =
      std::ranges::count_if(records, [&](const auto* each) { return label_of(*each) == label; });
  const auto all = std::to_string(records.size());
  return static_cast<std::size_t>(same) == records.size() ? all : std::to_string(same) + "/" + all;
}

call_count count_of(const record_row& records) {
  call_count count;
  for (const auto* each : records) {
    ++count.cells;
    if (is_good(each->verdict.kind)) ++count.good;
    if (is_bad(each->verdict.kind)) ++count.bad;
    if (fails_the_run(each->outcome)) ++count.unexpected;
  }
  return count;
}

std::string class_of(const call_count& count) {
  if (count.unexpected > 0) return "unexpected";
  if (count.bad > 0) return "known";
  if (count.good == count.cells) return "all";
  return count.good > 0 ? "some" : "none";
}

}  // namespace sockspec::reports
