#include "protocol/event_loop.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "protocol/process_group.hpp"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SOCKSPEC_THREAD_SANITIZER
#endif
#elif defined(__SANITIZE_THREAD__)
#define SOCKSPEC_THREAD_SANITIZER
#endif

#ifdef SOCKSPEC_THREAD_SANITIZER
// libuv closes descriptors by bare system calls, which the sanitizer does not see: a number that
// comes again in another thread would look like a race.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "called_from_lib:libuv.so\n";
}
#endif

namespace sockspec::protocol {
namespace {

void check(int status, const char* what) {
  if (status != 0) throw std::runtime_error(std::string(what) + ": " + uv_strerror(status));
}

}  // namespace

event_loop::event_loop() {
  check(uv_loop_init(&loop_), "cannot make an event loop");
  loop_.data = this;
  const auto posted = [](uv_async_t* wake) { static_cast<event_loop*>(wake->data)->run_posted(); };
  check(uv_async_init(&loop_, &wake_, posted), "cannot make an event loop's wake-up");
  wake_.data = this;
  thread_ = std::thread([this] {
    block_broken_pipe_signal();
    uv_run(&loop_, UV_RUN_DEFAULT);
  });
}

event_loop::~event_loop() {
  post([this] { close_all(); });
  thread_.join();
  uv_loop_close(&loop_);
}

void event_loop::post(std::function<void()> task) {
  {
    const std::lock_guard lock(guard_);
    posted_.push_back(std::move(task));
  }
  uv_async_send(&wake_);
}

void event_loop::kill_children() {
  post([this] {
    refuses_children_ = true;
    const auto kill = [](uv_handle_t* handle, void*) {
      if (handle->type != UV_PROCESS || uv_is_active(handle) == 0) return;
      kill_process_group(*reinterpret_cast<uv_process_t*>(handle));
    };
    uv_walk(&loop_, kill, nullptr);
  });
}

void event_loop::run_posted() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard lock(guard_);
    tasks.swap(posted_);
  }
  for (const auto& each : tasks) each();
}

// The loop ends by itself when its last handle is closed.
void event_loop::close_all() {
  const auto close = [](uv_handle_t* handle, void*) {
    if (uv_is_closing(handle) == 0) uv_close(handle, nullptr);
  };
  uv_walk(&loop_, close, nullptr);
}

io_loop::io_loop() : state_(std::make_unique<state>()) {}
io_loop::~io_loop() = default;

void io_loop::kill_drivers() {
  state_->events.kill_children();
}

}  // namespace sockspec::protocol
