#include "benchmarks/processes/run_program.hpp"

#include <uv.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <memory>

#include "benchmarks/processes/environment_block.hpp"

namespace sockspec::benchmarks {
namespace {

/// How long what it said may take to arrive after its end: a descendant that has left the process
/// group may hold the pipes for ever.
constexpr std::uint64_t patience_after_end = 500;  // milliseconds
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

void check(int status, const char* call) {
  if (status < 0) throw std::runtime_error(std::string(call) + ": " + uv_strerror(status));
}

/// A loop whose handles are closed with it.
class event_loop {
 public:
  event_loop() { check(uv_loop_init(&loop_), "uv_loop_init"); }
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;
  ~event_loop() {
    const auto close = [](uv_handle_t* handle, void*) {
      if (uv_is_closing(handle) == 0) uv_close(handle, nullptr);
    };
    uv_walk(&loop_, close, nullptr);
    uv_run(&loop_, UV_RUN_DEFAULT);
    uv_loop_close(&loop_);
  }

  uv_loop_t* native() noexcept { return &loop_; }
  void run() { uv_run(&loop_, UV_RUN_DEFAULT); }

 private:
  uv_loop_t loop_{};
};

uv_stream_t* as_stream(uv_pipe_t& pipe) {
  return reinterpret_cast<uv_stream_t*>(&pipe);
}

/// One child from its start to its end.
class child {
 public:
  explicit child(const program_run& wanted) : wanted_(wanted) {}

  program_end run();

 private:
  void prepare();
  void spawn();
  void read_from(uv_pipe_t& pipe);
  void on_read(uv_stream_t* pipe, ssize_t count, const char* bytes);
  void on_exit(std::int64_t status, int signal);
  void end_with(int signal) noexcept;
  void kill_group() noexcept;
  void kill_for(killed_for reason) noexcept;
  void stop_when_done();

  const program_run& wanted_;
  program_end end_;
  int id_ = 0;
  int open_outputs_ = 2;
  bool exited_ = false;
  std::vector<char> buffer_ = std::vector<char>(65'536);
  uv_process_t process_{};
  uv_pipe_t output_{}, error_output_{};
  uv_timer_t deadline_{}, grace_{};
  std::array<uv_signal_t, ending_signals.size()> signals_{};
  event_loop loop_;  // last: it closes the handles above before they are gone
};

void child::prepare() {
  uv_loop_t* loop = loop_.native();
  for (uv_pipe_t* each : {&output_, &error_output_}) {
    check(uv_pipe_init(loop, each, 0), "uv_pipe_init");
    each->data = this;
  }
  for (uv_timer_t* each : {&deadline_, &grace_}) {
    uv_timer_init(loop, each);
    each->data = this;
  }
  const auto told = [](uv_signal_t* handle, int number) {
    static_cast<child*>(handle->data)->end_with(number);
  };
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    check(uv_signal_init(loop, &signals_[i]), "uv_signal_init");
    signals_[i].data = this;
    check(uv_signal_start(&signals_[i], told, ending_signals[i]), "uv_signal_start");
  }
}

void child::spawn() {
  std::vector<std::string> command = wanted_.command;
  std::vector<char*> arguments;
  for (std::string& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  environment_block environment(wanted_.environment);
  const std::string directory = wanted_.directory.string();

  std::array<uv_stdio_container_t, 3> stdio{};
  stdio[0].flags = UV_IGNORE;
  for (const auto& [slot, pipe] : {std::pair(1U, &output_), std::pair(2U, &error_output_)}) {
    stdio[slot].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
    stdio[slot].data.stream = as_stream(*pipe);
  }
  uv_process_options_t options{};
  options.file = arguments.front();
  options.args = arguments.data();
  options.env = environment.pointers();
  options.cwd = directory.empty() ? nullptr : directory.c_str();
  options.flags = UV_PROCESS_DETACHED;  // a session, and so a process group, of its own
  options.stdio = stdio.data();
  options.stdio_count = static_cast<int>(stdio.size());
  options.exit_cb = [](uv_process_t* process, std::int64_t status, int signal) {
    static_cast<child*>(process->data)->on_exit(status, signal);
  };
  process_.data = this;
  const int status = uv_spawn(loop_.native(), &process_, &options);
  if (status < 0) {
    throw cannot_start("cannot start " + wanted_.command.front() + ": " + uv_strerror(status));
  }
  id_ = process_.pid;
}

program_end child::run() {
  if (wanted_.command.empty()) throw cannot_start("cannot start a program without a name");
  prepare();
  spawn();
  const std::uint64_t begun = uv_hrtime();
  read_from(output_);
  read_from(error_output_);
  const auto late = [](uv_timer_t* timer) {
    static_cast<child*>(timer->data)->kill_for(killed_for::its_deadline);
  };
  // The loop's clock has no parts of a millisecond: one more, or it would be late too early.
  uv_update_time(loop_.native());
  uv_timer_start(&deadline_, late, static_cast<std::uint64_t>(wanted_.deadline.count()) + 1, 0);
  loop_.run();
  end_.took = std::chrono::nanoseconds(uv_hrtime() - begun);
  return end_;
}

void child::read_from(uv_pipe_t& pipe) {
  const auto allocate = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto& bytes = static_cast<child*>(handle->data)->buffer_;
    *buffer = uv_buf_init(bytes.data(), static_cast<unsigned>(bytes.size()));
  };
  const auto read = [](uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
    static_cast<child*>(stream->data)->on_read(stream, count, buffer->base);
  };
  check(uv_read_start(as_stream(pipe), allocate, read), "uv_read_start");
}

void child::on_read(uv_stream_t* pipe, ssize_t count, const char* bytes) {
  if (count == 0) return;  // would have blocked
  if (count < 0) {         // the end, or an error, which ends it too
    --open_outputs_;
    uv_close(reinterpret_cast<uv_handle_t*>(pipe), nullptr);
    stop_when_done();
    return;
  }
  const std::string_view received(bytes, static_cast<std::size_t>(count));
  const bool is_error = pipe == as_stream(error_output_);
  std::string& kept = is_error ? end_.error_output : end_.output;
  kept.append(received.substr(0, wanted_.most_output - kept.size()));
  if (is_error && wanted_.on_error_output) wanted_.on_error_output(received);
  if (kept.size() >= wanted_.most_output) kill_for(killed_for::its_output);
}

void child::on_exit(std::int64_t status, int signal) {
  exited_ = true;
  end_.status = static_cast<int>(status);
  end_.signal = signal;
  kill_group();  // what it has left behind; its number is not free while a member lives
  const auto enough = [](uv_timer_t* timer) { uv_stop(timer->loop); };
  uv_timer_start(&grace_, enough, patience_after_end, 0);
  stop_when_done();
}

// As if it had come without a child.
void child::end_with(int signal) noexcept {
  kill_group();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// -ESRCH only: the group is gone.
void child::kill_group() noexcept {
  uv_kill(-id_, SIGKILL);
}

void child::kill_for(killed_for reason) noexcept {
  if (exited_ || end_.killed != killed_for::nothing) return;
  end_.killed = reason;
  kill_group();
}

void child::stop_when_done() {
  if (exited_ && open_outputs_ == 0) uv_stop(loop_.native());
}

}  // namespace

program_end run_program(const program_run& wanted) {
  return child(wanted).run();
}

}  // namespace sockspec::benchmarks
