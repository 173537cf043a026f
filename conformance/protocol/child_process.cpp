#include "protocol/child_process.hpp"

#include <array>
#include <future>
#include <stdexcept>
#include <utility>

#include "protocol/process_group.hpp"

namespace sockspec::protocol {
namespace {

constexpr std::size_t read_size = 65'536;

// How long the end of a process waits for its killed children to be gone and its outputs to be
// closed: a descendant that left the process group may hold them.
constexpr std::uint64_t between_looks = 5;  // milliseconds
constexpr int most_looks = 100;

template <class Handle>
uv_handle_t* as_handle(Handle& handle) {
  return reinterpret_cast<uv_handle_t*>(&handle);
}

uv_stream_t* as_stream(uv_pipe_t& pipe) {
  return reinterpret_cast<uv_stream_t*>(&pipe);
}

}  // namespace

struct child_process::write_request {
  uv_write_t request{};
  std::vector<std::string> pieces;
};

std::shared_ptr<child_process> child_process::start(event_loop& loop,
                                                    std::vector<std::string> command,
                                                    const std::filesystem::path& directory,
                                                    process_events events) {
  auto child = std::make_shared<child_process>(loop, std::move(events));
  std::promise<bool> started;
  loop.post([&] {
    const bool refused = loop.refuses_children();
    if (!refused) child->spawn(command, directory.string());
    started.set_value(!refused);
  });
  if (!started.get_future().get()) throw std::runtime_error("drivers are being ended");
  return child;
}

child_process::child_process(event_loop& loop, process_events events)
    : loop_(loop), events_(std::move(events)), buffer_(read_size) {}

void child_process::spawn(std::vector<std::string>& command, const std::string& directory) {
  self_ = shared_from_this();
  for (uv_pipe_t* each : {&input_, &output_, &error_output_}) uv_pipe_init(loop_.native(), each, 0);
  uv_timer_init(loop_.native(), &grace_);
  process_.data = input_.data = output_.data = error_output_.data = grace_.data = this;
  open_handles_ = 5;
  open_outputs_ = 2;

  std::vector<char*> arguments;
  for (auto& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  std::array<uv_stdio_container_t, 3> stdio{};
  const auto connect = [](uv_stdio_container_t& slot, uv_pipe_t& pipe, uv_stdio_flags direction) {
    slot.flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | direction);
    slot.data.stream = as_stream(pipe);
  };
  connect(stdio[0], input_, UV_READABLE_PIPE);
  connect(stdio[1], output_, UV_WRITABLE_PIPE);
  connect(stdio[2], error_output_, UV_WRITABLE_PIPE);
  uv_process_options_t options{};
  options.file = arguments.front();
  options.args = arguments.data();
  options.cwd = directory.empty() ? nullptr : directory.c_str();
  options.flags = UV_PROCESS_DETACHED | UV_PROCESS_WINDOWS_HIDE;
  options.stdio = stdio.data();
  options.stdio_count = static_cast<int>(stdio.size());
  options.exit_cb = [](uv_process_t* process, std::int64_t status, int signal) {
    static_cast<child_process*>(process->data)->on_exit(status, signal);
  };
  end_.start_error = uv_spawn(loop_.native(), &process_, &options);
  if (end_.start_error != 0) {
    exited_ = true;
    open_outputs_ = 0;
    end_if_drained();
    return;
  }
  id_ = process_.pid;
  read_from(output_);
  read_from(error_output_);
}

void child_process::read_from(uv_pipe_t& pipe) {
  const auto allocate = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto& bytes = static_cast<child_process*>(handle->data)->buffer_;
    *buffer = uv_buf_init(bytes.data(), static_cast<unsigned>(bytes.size()));
  };
  const auto read = [](uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
    static_cast<child_process*>(stream->data)->on_read(stream, count, buffer->base);
  };
  uv_read_start(as_stream(pipe), allocate, read);
}

void child_process::on_read(uv_stream_t* pipe, ssize_t count, const char* bytes) {
  if (count == 0) return;  // would have blocked
  if (count < 0) {         // the end, or an error, which ends it too
    --open_outputs_;
    close(reinterpret_cast<uv_handle_t*>(pipe));
    end_if_drained();
    return;
  }
  const std::string_view received(bytes, static_cast<std::size_t>(count));
  if (pipe == as_stream(error_output_)) {
    if (events_.error_output) events_.error_output(received);
  } else if (events_.output && !events_.output(received) && !exited_) {
    kill_process_group(process_);
  }
}

void child_process::on_exit(std::int64_t status, int signal) {
  exited_ = true;
  end_.status = static_cast<int>(status);
  end_.signal = signal != 0 ? signal : signal_of_status(status);
  end_.left_children = process_group_runs(id_);
  kill_process_group(process_);
  const auto look_again = [](uv_timer_t* timer) {
    auto& child = *static_cast<child_process*>(timer->data);
    ++child.looks_;
    child.end_if_drained();
  };
  uv_timer_start(&grace_, look_again, between_looks, between_looks);
  end_if_drained();
}

void child_process::end_if_drained() {
  if (!exited_ || told_) return;
  const bool going_on = open_outputs_ > 0 || (end_.left_children && process_group_runs(id_));
  if (going_on && looks_ < most_looks) return;
  told_ = true;
  if (events_.ended) events_.ended(end_);
  close_everything();
}

void child_process::close(uv_handle_t* handle) {
  if (uv_is_closing(handle) != 0) return;
  uv_close(handle, [](uv_handle_t* closed) {
    auto& child = *static_cast<child_process*>(closed->data);
    if (--child.open_handles_ == 0) child.self_.reset();
  });
}

void child_process::close_everything() {
  for (uv_pipe_t* each : {&input_, &output_, &error_output_}) close(as_handle(*each));
  close(as_handle(grace_));
  close(as_handle(process_));
}

void child_process::write(std::vector<std::string> pieces) {
  loop_.post([self = shared_from_this(), parts = std::move(pieces)]() mutable {
    if (uv_is_closing(as_handle(self->input_)) != 0) return;
    auto* request = new write_request{.pieces = std::move(parts)};
    std::vector<uv_buf_t> buffers;
    for (auto& each : request->pieces)
      buffers.push_back(uv_buf_init(each.data(), static_cast<unsigned>(each.size())));
    // A driver that has closed its input is known by its silence or its end, not by this error.
    const auto written = [](uv_write_t* done, int) {
      delete reinterpret_cast<write_request*>(done);
    };
    const int status = uv_write(&request->request, as_stream(self->input_), buffers.data(),
                                static_cast<unsigned>(buffers.size()), written);
    if (status != 0) delete request;
  });
}

void child_process::close_input() {
  loop_.post([self = shared_from_this()] {
    if (self->open_handles_ > 0) self->close(as_handle(self->input_));
  });
}

void child_process::kill() {
  loop_.post([self = shared_from_this()] {
    if (!self->exited_) kill_process_group(self->process_);
  });
}

void child_process::abandon() {
  loop_.post([self = shared_from_this()] {
    self->told_ = true;
    self->events_ = {};
    if (self->open_handles_ > 0) self->close_everything();
  });
}

}  // namespace sockspec::protocol
