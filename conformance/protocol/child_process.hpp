#pragma once
// A process with pipes on its standard streams, in a process group of its own, run by an
// event_loop.

#include <uv.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/event_loop.hpp"

namespace sockspec::protocol {

/// How a process ended, told once, when it was reaped and its outputs are drained.
struct process_end {
  int start_error = 0;  // libuv's (negative) number, if it did not start
  int status = 0;
  int signal = 0;              // 0 if it exited
  bool left_children = false;  // processes of its group still ran when it ended; they are killed
};

/// Called on the loop's thread. Must not throw.
struct process_events {
  std::function<bool(std::string_view)> output;  // false: kill it
  std::function<void(std::string_view)> error_output;
  std::function<void(const process_end&)> ended;
};

class child_process : public std::enable_shared_from_this<child_process> {
 public:
  /// Starts the program; returns when it runs or could not be started. Errors: std::runtime_error,
  /// if the loop refuses children.
  static std::shared_ptr<child_process> start(event_loop& loop, std::vector<std::string> command,
                                              const std::filesystem::path& directory,
                                              process_events events);
  child_process(event_loop& loop, process_events events);

  void write(std::vector<std::string> pieces);
  void close_input();
  /// Kills the process group, if the process has not ended.
  void kill();
  /// Lets go of it: closes what is open and calls no event any more.
  void abandon();
  int id() const { return id_; }  // 0 if it did not start

 private:
  struct write_request;

  void spawn(std::vector<std::string>& command, const std::string& directory);
  void read_from(uv_pipe_t& pipe);
  void on_read(uv_stream_t* pipe, ssize_t count, const char* bytes);
  void on_exit(std::int64_t status, int signal);
  void end_if_drained();
  void close(uv_handle_t* handle);
  void close_everything();

  event_loop& loop_;
  process_events events_;
  int id_ = 0;
  uv_process_t process_{};
  uv_pipe_t input_{}, output_{}, error_output_{};
  uv_timer_t grace_{};
  process_end end_{};
  bool exited_ = false;
  bool told_ = false;
  int open_handles_ = 0;
  int open_outputs_ = 0;
  int looks_ = 0;  // after the end
  std::vector<char> buffer_;
  std::shared_ptr<child_process> self_;  // while a handle is open
};

}  // namespace sockspec::protocol
