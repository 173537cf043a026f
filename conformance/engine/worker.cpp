#include "engine/worker.hpp"

#include <algorithm>
#include <utility>

namespace sockspec::conformance {

using results::verdict;
using results::verdict_kind;

namespace {

constexpr int clauses_that_park = 5;
constexpr int losses_that_park = 20;
constexpr int sessions_below = 1000;  // added to a session's index for the one below it

bool is_failure(const verdict& seen) {
  const bool in_set_up =
      seen.kind == verdict_kind::unresolved && (seen.detail == "setup" || seen.detail == "peer");
  return in_set_up || seen.kind == verdict_kind::fail || seen.kind == verdict_kind::timeout ||
         seen.kind == verdict_kind::crash;
}

// One that a deviation speaks of does not say that the target is beyond use.
bool is_known(const cell& of, const verdict& seen, const target& on) {
  return std::ranges::any_of(on.deviations, [&](const deviation& entry) {
    return entry.names(name_of(of)) && entry.expects(results::symptom_of(seen));
  });
}

int losses_of(session& in) {
  return in.of(role::subject).losses() + in.of(role::peer).losses();
}

}  // namespace

std::string course::why_parked() {
  const std::lock_guard lock(guard);
  return parked;
}

void course::park(std::string why) {
  const std::lock_guard lock(guard);
  if (parked.empty()) parked = std::move(why);
}

// One clause that a target hangs in has a cell for each kind, one after the other: that is no more
// than one reason to give up.
void course::count_loss(bool lost, std::string_view clause) {
  {
    const std::lock_guard lock(guard);
    if (!lost) {
      losses = 0;
      lost_in.clear();
      return;
    }
    lost_in.insert(clause);
    const bool is_enough = std::ssize(lost_in) >= clauses_that_park || ++losses >= losses_that_park;
    if (!is_enough) return;
  }
  park("the driver was lost or hung time after time, in " + std::to_string(clauses_that_park) +
       " clauses or " + std::to_string(losses_that_park) + " cells in a row");
}

// Who takes may fail for good, as where the disk is full: then the first failure is the reason, and
// what other threads still bring would only fail because of it.
void course::hand_over(cell_run done, std::size_t place) {
  const std::lock_guard lock(guard);
  if (failure) return;
  try {
    take(std::move(done), place);
  } catch (...) {
    fail(std::current_exception());
  }
}

void course::fail(std::exception_ptr why) {
  if (!failure) failure = std::move(why);
  next = cells.size();
}

worker::worker(course& all, int index)
    : all_(all),
      index_(index),
      opinion_(all.loop, all.of, all.below, all.where, all.scratch.make(sessions_below + index),
               sessions_below + index, all.how.budgets) {}

void worker::probe_kind(kind which) {
  const lack found =
      probe(which, telling(nullptr, arena::shared));  // a loss shows again in the cells
  const std::lock_guard lock(all_.guard);
  if (!found.who.empty()) all_.lacking.emplace(which, found);
}

cell_run worker::run(std::size_t place) {
  const cell& of = all_.cells[place];
  if (auto reason = reason_not_to_run(of)) return *std::move(reason);
  try {
    cell_run done = run_now(of, all_.how.lies.empty() ? nullptr : all_.how.lies[place]);
    if (!all_.interrupted()) return done;
  } catch (const network_missing& error) {
    return without(of, {verdict_kind::unsupported, "arena"}, error.what());
  } catch (const driver_unusable& error) {
    all_.park(error.what());
  }
  return reason_not_to_run(of).value();
}

cell_run worker::run_now(const cell& of, const mutant* lie) {
  const auto between =
      lie != nullptr && lie->level == mutant_level::seam ? make_seam(*lie) : nullptr;
  session& in = telling(lie, of.of->arena);
  const int before = losses_of(in);
  cell_run done = run_cell(of, in, between.get());
  if (lie != nullptr) return done;  // that every call hangs may be the lie: no reason to park
  const auto& seen = done.record.verdict;
  const bool lost = seen.kind == verdict_kind::timeout || losses_of(in) != before;
  all_.count_loss(lost && !is_known(of, seen, all_.of), of.of->id);
  if (is_failure(seen) && !all_.interrupted()) {
    auto said = opinion_.on(of);
    done.record.below = std::move(said.text);
    done.record.below_symptom = std::move(said.symptom);
  }
  return done;
}

std::optional<cell_run> worker::reason_not_to_run(const cell& of) {
  if (all_.interrupted()) return without(of, {verdict_kind::not_run, "interrupted"}, {});
  auto parked = all_.why_parked();
  if (!parked.empty()) return without(of, {verdict_kind::not_run, "parked"}, std::move(parked));
  const auto lacks = all_.lacking.find(of.which);
  if (lacks == all_.lacking.end()) return std::nullopt;
  return without(of, {verdict_kind::unsupported, lacks->second.who}, lacks->second.why);
}

cell_run worker::without(const cell& of, verdict why, std::string observed) const {
  cell_run done;
  done.record = not_run(of, all_.of.name, std::move(why));
  done.record.observed = std::move(observed);
  return done;
}

// Lies below the seam are told to a driver when it starts.
session& worker::telling(const mutant* lie, arena where) {
  const bool below_seam = lie != nullptr && lie->level != mutant_level::seam;
  const mutant* told = below_seam ? lie : nullptr;
  seat& taken = seats_[where];
  if (!taken.there || told != taken.told) {
    taken.there.reset();
    taken.there =
        std::make_unique<session>(all_.loop, all_.of, all_.where, all_.scratch.make(index_), index_,
                                  all_.how.budgets, told, where);
    taken.told = told;
  }
  return *taken.there;
}

}  // namespace sockspec::conformance
