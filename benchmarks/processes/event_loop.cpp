#include "benchmarks/processes/event_loop.hpp"

#include <stdexcept>
#include <string>

namespace sockspec::benchmarks {

void check_uv(int status, const char* call) {
  if (status < 0) throw std::runtime_error(std::string(call) + ": " + uv_strerror(status));
}

event_loop::event_loop() {
  check_uv(uv_loop_init(&loop_), "uv_loop_init");
}

event_loop::~event_loop() {
  const auto close = [](uv_handle_t* handle, void*) {
    if (uv_is_closing(handle) == 0) uv_close(handle, nullptr);
  };
  uv_walk(&loop_, close, nullptr);
  uv_run(&loop_, UV_RUN_DEFAULT);
  uv_loop_close(&loop_);
}

}  // namespace sockspec::benchmarks
