#pragma once
// A process that was started, as libuv shows it: what programs that are waited for and programs
// that are spoken with have in common. For this folder.

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/processes/event_loop.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {

/// A process that was killed ends at once, unless the system itself is stuck.
inline constexpr std::chrono::milliseconds patience_after_kill{60'000};

/// What a program finds on its standard input.
enum class standard_input : std::uint8_t { nothing, pipe };

/// Are called, while run_until() runs, with what the program says.
struct child_listeners {
  std::function<void(std::string_view)> output;
  std::function<void(std::string_view)> error_output;
};

/// In a process group of its own, which is killed with this object, and before this process is told
/// to end by a signal. Neither moves nor is copied.
class child {
 public:
  /// Starts it. Errors: cannot_start; std::runtime_error, if the system refuses pipes
  child(const program_run&, standard_input, child_listeners);
  ~child();
  child(const child&) = delete;
  child& operator=(const child&) = delete;

  /// Listens until the condition holds. False, if that time has passed before.
  bool run_until(const std::function<bool()>& holds, std::chrono::milliseconds patience);
  /// What a pipe on its standard input does not take at once is written while run_until() runs. Of
  /// a program that has ended, or closed its input, run_until() tells by its end or its silence.
  void write(std::string_view);
  void close_input();
  void kill_group() noexcept;

  bool exited() const noexcept { return exited_; }
  bool closed_its_outputs() const noexcept { return open_outputs_ == 0; }
  int status() const noexcept { return status_; }  // if it exited
  int signal() const noexcept { return signal_; }  // 0 if it exited

 private:
  void prepare();
  void spawn(const program_run&, standard_input);
  void read_from(uv_pipe_t&);
  void on_read(uv_stream_t*, ssize_t count, const char* bytes);
  void on_exit(std::int64_t status, int signal);
  void end_with(int signal) noexcept;

  child_listeners listeners_;
  int id_ = 0;
  int open_outputs_ = 2;
  bool exited_ = false;
  bool late_ = false;
  int status_ = 0;
  int signal_ = 0;
  std::vector<char> buffer_ = std::vector<char>(65'536);
  uv_process_t process_{};
  uv_pipe_t input_{}, output_{}, error_output_{};
  uv_timer_t timer_{};
  std::array<uv_signal_t, 3> signals_{};
  event_loop loop_;  // last: it closes the handles above before they are gone
};

}  // namespace sockspec::benchmarks
