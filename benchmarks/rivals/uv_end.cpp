#include "benchmarks/rivals/uv_end.hpp"

#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace sockspec::benchmarks {
namespace {

std::size_t checked(ssize_t outcome, const char* call) {
  if (outcome >= 0) return static_cast<std::size_t>(outcome);
  throw std::runtime_error(std::string(call) + ": " + uv_strerror(static_cast<int>(outcome)));
}

/// libuv takes what it only reads as a pointer to char.
uv_buf_t buffer_of(const std::byte* data, std::size_t size) {
  auto* bytes = const_cast<char*>(reinterpret_cast<const char*>(data));
  return uv_buf_init(bytes, static_cast<unsigned>(size));
}

}  // namespace

uv_end::uv_end(socket end) {
  checked(uv_loop_init(&loop_), "uv_loop_init");
  open(std::move(end));
  stream()->data = this;
}

void uv_end::start_reading() {
  const auto give_room = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto& self = *static_cast<uv_end*>(handle->data);
    *buffer = buffer_of(self.room_.data(), self.room_.size());
  };
  const auto have_read = [](uv_stream_t* stream, ssize_t count, const uv_buf_t*) {
    auto& self = *static_cast<uv_end*>(stream->data);
    if (self.room_.empty()) return;  // what was given was full, and libuv asked for more
    self.room_ = {};
    self.outcome_ = count == UV_EOF ? 0 : count;
    self.done_ = true;
  };
  checked(uv_read_start(stream(), give_room, have_read), "uv_read_start");
  reads_ = true;
}

/// The handle takes the socket over.
void uv_end::open(socket end) {
  if (end.getsockname().family() == address_family::unix_domain) {
    checked(uv_pipe_init(&loop_, &handle_.pipe, 0), "uv_pipe_init");
    checked(uv_pipe_open(&handle_.pipe, end.fileno()), "uv_pipe_open");
  } else {
    checked(uv_tcp_init(&loop_, &handle_.tcp), "uv_tcp_init");
    checked(uv_tcp_open(&handle_.tcp, end.fileno()), "uv_tcp_open");
  }
  std::ignore = end.detach();
}

uv_end::~uv_end() {
  uv_close(&handle_.handle, nullptr);
  uv_run(&loop_, UV_RUN_DEFAULT);
  uv_loop_close(&loop_);
}

void uv_end::write(std::span<const std::byte> data) {
  uv_write_t request;
  request.data = this;
  const uv_buf_t buffer = buffer_of(data.data(), data.size());
  const auto have_written = [](uv_write_t* written, int status) {
    auto& self = *static_cast<uv_end*>(written->data);
    self.outcome_ = status;
    self.done_ = true;
  };
  done_ = false;
  checked(uv_write(&request, stream(), &buffer, 1, have_written), "uv_write");
  while (!done_) uv_run(&loop_, UV_RUN_ONCE);
  checked(outcome_, "uv_write");
}

std::size_t uv_end::try_write(std::span<const std::byte> data) {
  const uv_buf_t buffer = buffer_of(data.data(), data.size());
  const int count = uv_try_write(stream(), &buffer, 1);
  return count == UV_EAGAIN ? 0 : checked(count, "uv_try_write");
}

std::size_t uv_end::recv(std::span<std::byte> buffer) {
  room_ = buffer;
  done_ = false;
  if (!reads_) start_reading();
  while (!done_) uv_run(&loop_, UV_RUN_ONCE);
  return checked(outcome_, "uv_read_start");
}

}  // namespace sockspec::benchmarks
