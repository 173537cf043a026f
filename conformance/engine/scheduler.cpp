#include "engine/scheduler.hpp"

#include <algorithm>
#include <functional>
#include <thread>

#include "engine/worker.hpp"

namespace sockspec::conformance {
namespace {

void probe_kinds(course& all, worker& by) {
  for (std::size_t i = all.next++; i < all.kinds.size(); i = all.next++) {
    if (!all.why_parked().empty() || all.interrupted()) return;
    try {
      by.probe_kind(all.kinds[i]);
    } catch (const driver_unusable& error) {
      all.park(error.what());
    }
  }
}

void run_all(course& all, worker& by) {
  for (std::size_t i = all.next++; i < all.cells.size(); i = all.next++) {
    all.hand_over(by.run(i), i);
  }
}

void leave(course&, worker& by) {
  by.leave();
}

using workers = std::vector<std::unique_ptr<worker>>;

// Returns when all of them are done.
void in_parallel(course& all, const workers& pairs, void (*work)(course&, worker&)) {
  all.next = 0;
  const auto guarded = [&all, work](worker& by) {
    try {
      work(all, by);
    } catch (...) {
      const std::lock_guard lock(all.guard);
      all.fail(std::current_exception());
    }
  };
  std::vector<std::jthread> threads;
  for (const auto& each : pairs) threads.emplace_back(guarded, std::ref(*each));
}

void collect_kinds(course& all) {
  for (const auto& of : all.cells) {
    if (std::ranges::find(all.kinds, of.which) == all.kinds.end()) all.kinds.push_back(of.which);
  }
}

}  // namespace

void run_cells(const std::vector<cell>& cells, const target& of, const target* below,
               const installation& where, const schedule& how,
               const std::function<void(cell_run, std::size_t)>& take) {
  if (cells.empty()) return;
  course all{cells, of, below, where, how, take, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  const std::stop_callback stopped(how.stop, [&all] { all.loop.kill_drivers(); });
  collect_kinds(all);
  workers pairs;
  for (int i = 0; i < std::min(how.jobs, static_cast<int>(cells.size())); ++i) {
    pairs.push_back(std::make_unique<worker>(all, i));
  }
  in_parallel(all, pairs, probe_kinds);
  in_parallel(all, pairs, run_all);
  in_parallel(all, pairs, leave);
  pairs.clear();
  if (all.failure) std::rethrow_exception(all.failure);
  if (!all.parked.empty() && !all.interrupted()) throw driver_unusable(all.parked);
}

}  // namespace sockspec::conformance
