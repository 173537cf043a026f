#pragma once
// Programs that are started, waited for, and never left behind.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

/// What is to run, and how far it may go.
struct program_run {
  /// The program, by its path or by a name that the environment variable PATH finds, and its
  /// arguments, as they are: no shell reads them.
  std::vector<std::string> command;
  /// Added to the environment of this process, or put in the place of what is there.
  std::vector<std::pair<std::string, std::string>> environment;
  std::filesystem::path directory;  // where it works; empty: where this process does
  std::chrono::milliseconds deadline = std::chrono::seconds(60);
  std::size_t most_output = std::size_t{64} << 20;  // bytes of each of its two outputs
  /// Is given what the program says on standard error as soon as it comes, if set.
  std::function<void(std::string_view)> on_error_output;
};

/// Why a program was killed by us.
enum class killed_for { nothing, its_deadline, its_output };

/// How it ended, and what it said.
struct program_end {
  std::string output;
  std::string error_output;
  int status = 0;  // if it exited
  int signal = 0;  // 0 if it exited
  killed_for killed = killed_for::nothing;
  std::chrono::nanoseconds took{};

  bool succeeded() const noexcept {
    return status == 0 && signal == 0 && killed == killed_for::nothing;
  }
};

/// A program that does not start. what() has its name and the system's reason.
class cannot_start : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs a program to its end, with nothing on its standard input, in a process group of its own. At
/// the deadline, and when it says too much, the whole group is killed; so is what it leaves behind
/// in its group when it ends. If this process is told to end meanwhile (SIGINT, SIGTERM, SIGHUP),
/// the group is killed first.
///
/// Platforms: those with process groups (POSIX).
/// Errors: cannot_start; std::runtime_error, if the system refuses pipes.
program_end run_program(const program_run&);

/// One line: "exited with status 3", "was killed by signal 11 (segmentation fault)", "did not end
/// within 2000 ms and was killed", with the last line that it wrote to standard error, if any.
std::string describe(const program_end&, const program_run&);

/// The command as a person would type it: arguments with spaces or quotes are quoted.
std::string command_text(const std::vector<std::string>& command);

}  // namespace sockspec::benchmarks
