#pragma once
// A worker of the scheduler: one pair of actors, and the cells that are run on it.

#include <atomic>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scheduler.hpp"
#include "engine/scratch_folder.hpp"
#include "engine/second_opinion.hpp"

namespace sockspec::conformance {

/// What the workers of one run share.
struct course {
  const std::vector<cell>& cells;
  const target& of;
  const target* below;
  const installation& where;
  const schedule& how;
  const std::function<void(cell_run, std::size_t)>& take;

  protocol::io_loop loop;
  scratch_folder scratch;
  std::vector<kind> kinds;
  std::map<kind, lack> lacking;  // complete before the first cell is run
  std::atomic<std::size_t> next{0};
  std::mutex guard;                    // of what follows, of `lacking`, and while handing over
  int losses = 0;                      // in a row, over all pairs
  std::set<std::string_view> lost_in;  // the clauses of these
  std::string parked;                  // why; empty: it is not
  std::exception_ptr failure;

  bool interrupted() const { return how.stop.stop_requested(); }
  std::string why_parked();
  void park(std::string why);  // the first reason stays
  // Parks the run where cells of several clauses were lost in a row.
  void count_loss(bool lost, std::string_view clause);
  void hand_over(cell_run, std::size_t place);  // nothing more once that has failed
  void fail(std::exception_ptr);  // with the guard held: the first stays; the run ends
};

class worker {
 public:
  worker(course&, int index);

  /// Notes what the kind lacks. Errors: driver_unusable.
  void probe_kind(kind);
  /// Runs the cell in that place, or says why it was not run.
  cell_run run(std::size_t place);
  /// Ends its drivers.
  void leave() { seats_.clear(); }

 private:
  struct seat {
    const mutant* told = nullptr;  // what its driver was told when it started
    std::unique_ptr<session> there;
  };

  cell_run run_now(const cell&, const mutant* lie);
  std::optional<cell_run> reason_not_to_run(const cell&);
  cell_run without(const cell&, results::verdict why, std::string observed) const;
  session& telling(const mutant* lie, arena where);

  course& all_;
  int index_;
  second_opinion opinion_;
  std::map<arena, seat> seats_;
};

}  // namespace sockspec::conformance
