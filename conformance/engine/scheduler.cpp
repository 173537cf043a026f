#include "engine/scheduler.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/scratch_folder.hpp"

namespace sockspec::conformance {

using results::verdict;
using results::verdict_kind;

namespace {

constexpr int losses_that_park = 5;

// What the workers of one run share.
struct shared {
  const std::vector<cell>& cells;
  const target& of;
  const target* below;
  const installation& where;
  const schedule& how;
  const std::function<void(cell_run)>& take;

  protocol::io_loop loop;
  scratch_folder scratch;
  std::map<kind, lack> lacking;
  std::atomic<std::size_t> next{0};
  std::atomic<int> losses{0};  // in a row, over all pairs
  std::atomic<bool> parked{false};
  std::mutex taking;
  std::exception_ptr failure;

  const mutant* lie_in_driver() const {
    return how.lie != nullptr && how.lie->level != mutant_level::seam ? how.lie : nullptr;
  }
  bool interrupted() const { return how.interrupted != nullptr && how.interrupted->load(); }
};

std::unique_ptr<session> new_session(shared& all, int index) {
  return std::make_unique<session>(all.loop, all.of, all.where, all.scratch.make(index), index,
                                   all.how.budgets, all.lie_in_driver());
}

void hand_over(shared& all, cell_run done) {
  const std::lock_guard lock(all.taking);
  all.take(std::move(done));
}

void count_loss(shared& all, verdict_kind seen_kind) {
  const bool lost = seen_kind == verdict_kind::crash || seen_kind == verdict_kind::timeout;
  if (!lost) {
    all.losses = 0;
  } else if (++all.losses >= losses_that_park) {
    all.parked = true;
  }
}

// What the target below does in the same cell, judged by the documents of the one above.
class second_opinion {
 public:
  second_opinion(shared& all, int index) : all_(all), index_(index) {}

  std::string on(const cell& of) {
    if (all_.below == nullptr) return {};
    try {
      const auto record = run_cell(of, below()).record;
      const std::string said = all_.below->name + ": " + results::to_string(record.verdict);
      return record.verdict.kind == verdict_kind::pass ? said + ", so the fault is not the system's"
                                                       : said;
    } catch (const driver_unusable& error) {
      return all_.below->name + ": " + error.what();
    }
  }

 private:
  session& below() {
    if (!session_) {
      judged_as_above_ = *all_.below;
      judged_as_above_.follows = all_.of.follows;
      session_ = std::make_unique<session>(all_.loop, judged_as_above_, all_.where,
                                           all_.scratch.make(1000 + index_), 1000 + index_,
                                           all_.how.budgets);
    }
    return *session_;
  }

  shared& all_;
  int index_;
  target judged_as_above_;
  std::unique_ptr<session> session_;
};

cell_run run_or_explain(shared& all, const cell& of, session& in, second_opinion& opinion) {
  const auto without = [&](verdict why, std::string observed) {
    cell_run done;
    done.record = not_run(of, all.of.name, std::move(why));
    done.record.observed = std::move(observed);
    return done;
  };
  if (all.interrupted()) return without({verdict_kind::not_run, "interrupted"}, {});
  if (all.parked)
    return without({verdict_kind::not_run, "parked"}, "the driver was lost five times in a row");
  if (const auto lacks = all.lacking.find(of.which); lacks != all.lacking.end()) {
    return without({verdict_kind::unsupported, lacks->second.who}, lacks->second.why);
  }
  const auto between = all.how.lie != nullptr && all.how.lie->level == mutant_level::seam
                           ? make_seam(*all.how.lie)
                           : nullptr;
  cell_run done = run_cell(of, in, between.get());
  count_loss(all, done.record.verdict.kind);
  if (done.record.verdict.kind == verdict_kind::fail) done.record.below = opinion.on(of);
  return done;
}

void work(shared& all, session& in, int index) {
  second_opinion opinion(all, index);
  try {
    for (std::size_t i = all.next++; i < all.cells.size(); i = all.next++) {
      hand_over(all, run_or_explain(all, all.cells[i], in, opinion));
    }
  } catch (...) {
    const std::lock_guard lock(all.taking);
    if (!all.failure) all.failure = std::current_exception();
    all.next = all.cells.size();
  }
}

void probe_kinds(shared& all, session& in) {
  for (const auto& of : all.cells) {
    if (all.lacking.contains(of.which)) continue;
    all.lacking.emplace(of.which, probe(of.which, in));
  }
  std::erase_if(all.lacking, [](const auto& row) { return row.second.who.empty(); });
}

}  // namespace

target_introduction introduce(const target& of, const installation& where, budgets& all) {
  protocol::io_loop loop;
  const scratch_folder scratch;
  all.start = std::max(all.start, of.start_timeout);
  session in(loop, of, where, scratch.make(0), 0, all);
  in.begin(nullptr);
  return {in.of(role::subject).introduced(), in.of(role::peer).introduced()};
}

void run_cells(const std::vector<cell>& cells, const target& of, const target* below,
               const installation& where, const schedule& how,
               const std::function<void(cell_run)>& take) {
  if (cells.empty()) return;
  shared all{cells, of, below, where, how, take, {}, {}, {}, {}, {}, {}, {}, {}};
  const int jobs = std::min(how.jobs, static_cast<int>(cells.size()));
  std::vector<std::unique_ptr<session>> sessions;
  for (int i = 0; i < jobs; ++i) sessions.push_back(new_session(all, i));
  probe_kinds(all, *sessions.front());
  std::vector<std::jthread> workers;
  for (int i = 0; i < jobs; ++i) {
    workers.emplace_back(
        [&all, &in = *sessions[static_cast<std::size_t>(i)], i] { work(all, in, i); });
  }
  workers.clear();  // joins them
  if (all.failure) std::rethrow_exception(all.failure);
}

}  // namespace sockspec::conformance
