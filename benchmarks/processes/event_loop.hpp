#pragma once
// libuv's loop as a value. For this folder: who includes it sees libuv.

#include <uv.h>

namespace sockspec::benchmarks {

/// Errors: throws std::runtime_error with the call, if libuv's status says so.
void check_uv(int status, const char* call);

/// A loop whose handles are closed with it: it must go before they do.
class event_loop {
 public:
  event_loop();
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;
  ~event_loop();

  uv_loop_t* native() noexcept { return &loop_; }
  /// Waits for something to happen, and handles it.
  void run_once() { uv_run(&loop_, UV_RUN_ONCE); }

 private:
  uv_loop_t loop_{};
};

}  // namespace sockspec::benchmarks
