#pragma once
// What may end a run early. Ctrl-C: the first one asks it to stop, a second one ends the process at
// once. A reader of its output who leaves does not end it: drivers and scratch folders come first.

#include <memory>
#include <ostream>
#include <stop_token>

namespace sockspec::conformance::cli {

class interruption {
 public:
  /// From now on SIGINT, SIGTERM and SIGHUP (console events on Windows) request the stop and say so
  /// on `err`; those that are ignored when this begins, as in a shell's background jobs, stay so.
  /// Errors: std::runtime_error.
  explicit interruption(std::ostream& err);
  ~interruption();
  interruption(const interruption&) = delete;
  interruption& operator=(const interruption&) = delete;

  std::stop_token token() const;
  bool requested() const { return token().stop_requested(); }

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sockspec::conformance::cli
