#pragma once
// What is seen while a run goes on: a bar on a terminal, plain lines elsewhere, and everywhere the
// failures as they come.

#include <chrono>
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>

#include "reports/ink.hpp"
#include "reports/screen.hpp"
#include "results/run.hpp"

namespace sockspec::reports {

/// How much to show: `quiet` shows unexpected cells and the last line only.
enum class verbosity { quiet, normal };

class progress {
 public:
  using clock = std::chrono::steady_clock;
  using now_function = std::function<clock::time_point()>;

  /// Writes to `out`, which must outlive it.
  progress(std::ostream& out, const screen&, verbosity = verbosity::normal,
           now_function now = clock::now);

  /// A run of so many cells begins; the stamp tells what its targets are called.
  void start(std::size_t total, results::stamp = {});
  /// One cell is done: counted, and its text shown if it fails the run.
  void record(const results::record&);
  /// The run is over: the bar goes, the summary comes.
  void finish(const results::run&);

 private:
  void show_failure(const results::record&);
  void show_state();
  bool line_is_due(clock::time_point now) const;
  std::string counts() const;
  std::string pace() const;
  std::string bar() const;
  void erase_bar();

  std::ostream& out_;
  screen screen_;
  ink paint_;
  verbosity verbosity_;
  now_function now_;
  results::stamp stamp_;
  std::size_t total_ = 0;
  std::size_t done_ = 0, passed_ = 0, failed_ = 0, unexpected_ = 0;
  clock::time_point started_, shown_;
  std::size_t shown_done_ = 0;
  bool bar_is_up_ = false;
};

}  // namespace sockspec::reports
