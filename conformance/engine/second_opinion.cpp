#include "engine/second_opinion.hpp"

#include <utility>

#include "engine/run_cell.hpp"

namespace sockspec::conformance {

using results::verdict_kind;

second_opinion::second_opinion(protocol::io_loop& loop, const target& above, const target* below,
                               const installation& where, std::filesystem::path scratch, int index,
                               const budgets& all)
    : loop_(loop),
      above_(above),
      below_(below),
      where_(where),
      scratch_(std::move(scratch)),
      index_(index),
      budgets_(all) {}

opinion second_opinion::on(const cell& of) {
  if (below_ == nullptr) return {};
  try {
    const auto verdict = run_cell(of, asked(of.of->arena)).record.verdict;
    std::string said = below_->name + ": " + results::to_string(verdict);
    if (verdict.kind == verdict_kind::pass) said += ", so the fault is not the system's";
    return {std::move(said), results::symptom_of(verdict)};
  } catch (const driver_unusable& error) {
    return {below_->name + ": " + error.what(), {}};
  }
}

session& second_opinion::asked(arena where) {
  judged_as_above_ = *below_;
  judged_as_above_.follows = above_.follows;
  const auto made = sessions_.try_emplace(where, loop_, judged_as_above_, where_, scratch_, index_,
                                          budgets_, nullptr, where);
  return made.first->second;
}

}  // namespace sockspec::conformance
