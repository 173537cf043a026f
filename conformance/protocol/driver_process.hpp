#pragma once
// The runner's side of one driver: starts the process, sends requests, collects replies, and ends
// it whatever it does. Every wait has a budget; a driver that hangs, dies, lies or floods never
// blocks the caller for longer.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "protocol/value.hpp"

namespace sockspec::protocol {

using budget = std::chrono::nanoseconds;

/// How to start a driver.
struct launch {
  std::vector<std::string> command;                              // program and arguments
  std::vector<std::pair<std::string, std::string>> environment;  // added to the runner's own
  std::vector<std::string> preload;  // libraries for the loader, the one to be asked first in front
  std::filesystem::path scratch;     // its working directory; exists. Empty: the runner's own
  bool ordinary = true;              // without capabilities, even when the suite runs as root
  bool own_network = false;          // in a new network, which is its own
  int network_of = 0;                // in that of this process; 0: of none
  std::filesystem::path
      launcher;  // the program sockspec-launch; empty: found beside the running executable
};

/// Why nothing more comes from a driver.
struct loss {
  enum class cause { could_not_start, exited, signalled, garbage, killed };
  cause why{};
  int status = 0;    // exit status or signal number
  std::string text;  // what happened, to follow "the driver": "exited with status 3", "answered
                     // request 7 twice"
  bool left_children = false;  // it exited, but processes of its group ran on; they were killed
};

/// A reply, or the reason why there is none.
struct answer {
  enum class state { replied, late, lost };
  state how{};
  value message;  // of a reply: the whole frame
  std::vector<std::string> attachments;
  std::optional<loss> lost;  // set if how is lost
  std::int64_t arrival = 0;  // of a reply: its place among all replies of this driver
};

/// The thread that reads and writes for all drivers. One for a runner; outlives its
/// driver_processes.
class io_loop {
 public:
  io_loop();
  ~io_loop();
  io_loop(const io_loop&) = delete;
  io_loop& operator=(const io_loop&) = delete;

  /// Kills every driver at once, and lets no new one start: a run that was interrupted.
  void kill_drivers();

 private:
  friend class driver_process;
  friend std::string output_of(io_loop&, const std::vector<std::string>&, budget);
  struct state;
  std::unique_ptr<state> state_;
};

/// One running driver. Its functions may be called from any thread.
class driver_process {
 public:
  /// Starts the program. A program that cannot be started is a driver that is lost: the first wait
  /// says why.
  driver_process(io_loop& loop, const launch& how);
  ~driver_process();  // kills the process group if it still runs
  driver_process(const driver_process&) = delete;
  driver_process& operator=(const driver_process&) = delete;

  /// Sends a request; sets its `id` and, if there are any, `attached`. Returns the id.
  std::int64_t send(value request, std::vector<std::string> attachments = {});
  /// Waits for the reply to that id, in one thread. A reply that was late can be waited for again,
  /// one that came is taken. Errors: std::logic_error, if there is no such request or its reply was
  /// taken.
  answer wait(std::int64_t id, budget patience);
  /// Waits until `entered` came for that id and call of a script; false if it was late, the reply
  /// came without it, or the driver is lost.
  bool wait_entered(std::int64_t id, int call, budget patience);
  /// send and wait.
  answer ask(value request, budget patience, std::vector<std::string> attachments = {});

  /// Sends bytes as they are, right or wrong; from then on the driver may complain (a reply whose
  /// id is null).
  void send_raw(std::string bytes);
  /// The next complaint; none if it was late or the driver is lost.
  std::optional<value> wait_complaint(budget patience);
  /// Ends its input. A driver exits then.
  void close_input();
  /// Waits until the process has ended; none if it still runs.
  std::optional<loss> wait_end(budget patience);

  /// Ends it: `bye`, then after a short patience the process group is killed. Returns how it went.
  loss finish(budget patience);
  void kill();
  bool running() const;
  int process_id() const;

  /// The last 4 KiB that it wrote on standard error; texts of `log` messages since the last call of
  /// take_log.
  std::string standard_error_tail() const;
  std::vector<std::string> take_log();

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sockspec::protocol
