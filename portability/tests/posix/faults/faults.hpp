#pragma once
// System calls that fail on request. The test program defines the C library's functions itself
// (system_calls.cpp); the library that it contains calls those, and they call the true ones.

#include <string>
#include <vector>

namespace sockspec::testing {

/// How one call is spoiled.
struct fault {
  enum class way {
    instead,  // the call is not made and fails with the error
    after,    // the call is made, then fails with the error: a signal that came a little late
    half,     // the call moves at most half of the bytes
  };
  way how = way::instead;
  int error = 0;
};

/// Counts the calls that this thread makes from now on, and spoils one of them.
class spoiled_run {
 public:
  /// Spoils none.
  spoiled_run();
  /// \param which  the call to spoil, counted from 0
  spoiled_run(std::size_t which, fault);
  ~spoiled_run();
  spoiled_run(const spoiled_run&) = delete;
  spoiled_run& operator=(const spoiled_run&) = delete;

  /// The names of the calls that were made, in order.
  const std::vector<std::string>& calls() const { return calls_; }

  /// Notes the call, and says whether it is the one; null if not.
  const fault* next(const char* call);

 private:
  std::vector<std::string> calls_;
  std::size_t which_;
  fault fault_;
};

/// The run of this thread; null outside of one.
spoiled_run* current_run();

}  // namespace sockspec::testing
