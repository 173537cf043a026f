#include "benchmarks/processes/child.hpp"

#include <csignal>
#include <utility>

#include "benchmarks/processes/environment_block.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

uv_stream_t* as_stream(uv_pipe_t& pipe) {
  return reinterpret_cast<uv_stream_t*>(&pipe);
}

uv_handle_t* as_handle(uv_pipe_t& pipe) {
  return reinterpret_cast<uv_handle_t*>(&pipe);
}

void connect(uv_stdio_container_t& slot, uv_pipe_t& pipe, uv_stdio_flags direction) {
  slot.flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | direction);
  slot.data.stream = as_stream(pipe);
}

struct write_request {
  uv_write_t request{};
  std::string text;
};

}  // namespace

child::child(const program_run& wanted, standard_input input, child_listeners listeners)
    : listeners_(std::move(listeners)) {
  if (wanted.command.empty()) throw cannot_start("cannot start a program without a name");
  prepare();
  spawn(wanted, input);
  read_from(output_);
  read_from(error_output_);
}

child::~child() {
  if (exited_) return;
  kill_group();
  run_until([this] { return exited_; }, patience_after_kill);  // reaped: no zombie stays
}

void child::prepare() {
  uv_loop_t* loop = loop_.native();
  for (uv_pipe_t* each : {&input_, &output_, &error_output_}) {
    check_uv(uv_pipe_init(loop, each, 0), "uv_pipe_init");
    each->data = this;
  }
  uv_timer_init(loop, &timer_);
  timer_.data = this;
  const auto told = [](uv_signal_t* handle, int number) {
    static_cast<child*>(handle->data)->end_with(number);
  };
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    check_uv(uv_signal_init(loop, &signals_[i]), "uv_signal_init");
    signals_[i].data = this;
    check_uv(uv_signal_start(&signals_[i], told, ending_signals[i]), "uv_signal_start");
  }
}

void child::spawn(const program_run& wanted, standard_input input) {
  std::vector<std::string> command = wanted.command;
  std::vector<char*> arguments;
  for (std::string& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  environment_block environment(wanted.environment);
  const std::string directory = wanted.directory.string();

  std::array<uv_stdio_container_t, 3> stdio{};
  stdio[0].flags = UV_IGNORE;
  if (input == standard_input::pipe) connect(stdio[0], input_, UV_READABLE_PIPE);
  connect(stdio[1], output_, UV_WRITABLE_PIPE);
  connect(stdio[2], error_output_, UV_WRITABLE_PIPE);
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
    exited_ = true;  // there is no group to kill
    throw cannot_start("cannot start " + wanted.command.front() + ": " + uv_strerror(status));
  }
  id_ = process_.pid;
}

bool child::run_until(const std::function<bool()>& holds, std::chrono::milliseconds patience) {
  late_ = false;
  const auto is_late = [](uv_timer_t* timer) { static_cast<child*>(timer->data)->late_ = true; };
  // The loop's clock has no parts of a millisecond: one more, or it would be late too early.
  uv_update_time(loop_.native());
  uv_timer_start(&timer_, is_late, static_cast<std::uint64_t>(patience.count()) + 1, 0);
  while (!holds() && !late_) loop_.run_once();
  uv_timer_stop(&timer_);
  return holds();
}

void child::write(std::string_view text) {
  auto* writing = new write_request{{}, std::string(text)};
  const uv_buf_t buffer =
      uv_buf_init(writing->text.data(), static_cast<unsigned>(writing->text.size()));
  const auto written = [](uv_write_t* done, int) { delete reinterpret_cast<write_request*>(done); };
  const int status = uv_write(&writing->request, as_stream(input_), &buffer, 1, written);
  if (status < 0) delete writing;
}

void child::close_input() {
  if (uv_is_closing(as_handle(input_)) == 0) uv_close(as_handle(input_), nullptr);
}

void child::read_from(uv_pipe_t& pipe) {
  const auto allocate = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto& bytes = static_cast<child*>(handle->data)->buffer_;
    *buffer = uv_buf_init(bytes.data(), static_cast<unsigned>(bytes.size()));
  };
  const auto read = [](uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
    static_cast<child*>(stream->data)->on_read(stream, count, buffer->base);
  };
  check_uv(uv_read_start(as_stream(pipe), allocate, read), "uv_read_start");
}

void child::on_read(uv_stream_t* pipe, ssize_t count, const char* bytes) {
  if (count == 0) return;  // would have blocked
  if (count < 0) {         // the end, or an error, which ends it too
    --open_outputs_;
    uv_close(reinterpret_cast<uv_handle_t*>(pipe), nullptr);
    return;
  }
  const std::string_view received(bytes, static_cast<std::size_t>(count));
  const bool is_error = pipe == as_stream(error_output_);
  (is_error ? listeners_.error_output : listeners_.output)(received);
}

void child::on_exit(std::int64_t status, int signal) {
  exited_ = true;
  status_ = static_cast<int>(status);
  signal_ = signal;
  kill_group();  // what it has left behind; its number is not free while a member lives
}

// As if it had come without a child.
void child::end_with(int signal) noexcept {
  kill_group();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// -ESRCH only: the group is gone.
void child::kill_group() noexcept {
  if (id_ > 0) uv_kill(-id_, SIGKILL);
}

}  // namespace sockspec::benchmarks
