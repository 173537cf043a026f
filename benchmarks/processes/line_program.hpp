#pragma once
// Programs that are spoken with: a line to them, a line from them.

#include <memory>
#include <string>
#include <string_view>

#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {

/// A program with pipes on its standard input and output, in a process group of its own, which is
/// killed with this object, and if this process is told to end while it waits. Standard error is
/// read as well, so that nobody waits for room in it.
///
/// Platforms: as run_program
class line_program {
 public:
  /// Starts it. SIGPIPE is ignored from then on: that a program has ended is told by read_line().
  /// \param wanted  its deadline is that of each wait here, its most_output that of what is not
  ///                read yet, and of standard error
  /// Errors: as run_program
  explicit line_program(program_run wanted);
  ~line_program();
  line_program(const line_program&) = delete;
  line_program& operator=(const line_program&) = delete;

  void write(std::string_view text);

  /// The next line, without its end.
  /// Errors: throws std::runtime_error with the command and, as describe() says it, how it ended;
  /// a program that is silent until the deadline, or says too much, is killed
  std::string read_line();

  /// Closes its input and waits for its end; kills it at the deadline. The output that was not read
  /// as lines is in there.
  program_end finish();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sockspec::benchmarks
