#include "cli/execution.hpp"

#include <algorithm>
#include <utility>

#include "cli/order.hpp"
#include "cli/stamp.hpp"

namespace sockspec::conformance::cli {

namespace {

// As a shell takes it for one word.
std::string in_shell_words(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+,:@%";
  if (text.find_first_not_of(plain) == text.npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

execution::execution(const std::vector<planned_target>& plan, const installation& where,
                     execution_options options, listeners tell)
    : plan_(plan), where_(where), options_(std::move(options)), tell_(std::move(tell)) {}

void execution::carry_out() {
  run_.stamp = make_stamp(options_.command_line);
  introduce_all();
  std::size_t cells = 0;
  for (const auto& one : plan_) cells += introduced_.contains(one.what.name) ? one.cells.size() : 0;
  tell_.begun(run_.stamp, cells);
  for (const auto& found : run_.findings) tell_.found(found);
  for (const auto& one : plan_) {
    if (introduced_.contains(one.what.name)) run_target(one);
  }
  run_.interrupted = options_.stop.stop_requested();
  take_all_down();
  put_in_order(run_);
}

// What it stands on first.
void execution::bring_up(const planned_target& one) {
  if (one.below) bring_up(*one.below);
  bring_up(one.what);
}

void execution::bring_up(const target& of) {
  const auto is_up = [&](const auto& each) { return each.first == of.name; };
  if (std::ranges::any_of(environments_, is_up)) return;
  environments_.emplace_back(of.name, std::make_unique<environment>(of, where_));
}

void execution::take_all_down() {
  for (; !environments_.empty(); environments_.pop_back()) {
    auto& [name, last] = environments_.back();
    if (auto trouble = last->take_down(); !trouble.empty()) {
      broken_ = true;
      note({name, std::move(trouble), true});
    }
  }
}

void execution::introduce_all() {
  for (const auto& one : plan_) {
    const target_introduction* met = nullptr;
    try {
      budgets all;
      bring_up(one);
      introduced now{introduce(one.what, where_, all, options_.stop), all};
      met = &introduced_.insert_or_assign(one.what.name, std::move(now)).first->second.met;
    } catch (const driver_unusable& error) {
      if (options_.stop.stop_requested()) return;
      broken_ = true;
      run_.findings.push_back({one.what.name, error.what(), true});
    }
    run_.stamp.targets.push_back(stamp_of(one.what, one.in_all_shards, met));
  }
}

void execution::run_target(const planned_target& one) {
  const schedule how{options_.jobs, introduced_.at(one.what.name).budgets, {}, options_.stop};
  const auto first = run_.records.size();
  const auto take_it = [&](cell_run done, std::size_t) { take(one, std::move(done)); };
  try {
    run_cells(one.cells, one.what, one.below ? &*one.below : nullptr, where_, how, take_it);
  } catch (const driver_unusable& error) {
    broken_ = true;
    note({one.what.name, error.what(), true});
  }
  const std::vector<results::record> own(run_.records.begin() + static_cast<std::ptrdiff_t>(first),
                                         run_.records.end());
  for (auto& found : judge_deviations(own, one.what, judging_of(one.what.name), one.every_cell)) {
    note(std::move(found));
  }
}

void execution::take(const planned_target& of, cell_run done) {
  judge(done.record, of.what, judging_of(of.what.name));
  if (!done.record.repeat.empty()) {
    std::string repeat = "sockspec run " + in_shell_words(of.asked_as);
    for (const auto& document : of.judged_as) repeat += " --as " + document;
    done.record.repeat = repeat + " --select " + done.record.cell;
  }
  run_.records.push_back(std::move(done.record));
  tell_.judged(run_.records.back());
}

void execution::note(results::finding what) {
  run_.findings.push_back(std::move(what));
  tell_.found(run_.findings.back());
}

judging execution::judging_of(const std::string& target) const {
  return {options_.strict, today_in_utc(), versions_of(run_.stamp, introduced_.at(target).met)};
}

}  // namespace sockspec::conformance::cli
