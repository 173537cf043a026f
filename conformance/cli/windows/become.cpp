#include <uv.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <stdexcept>

#include "cli/bench.hpp"

namespace sockspec::conformance::cli {
namespace {

// Nothing takes the place of a process here; libuv starts one, with arguments quoted as Windows'
// programs read them.
int wait_for(uv_loop_t& loop, std::vector<char*>& arguments) {
  std::array<uv_stdio_container_t, 3> stdio{};
  for (int i = 0; i < 3; ++i) {
    auto& slot = stdio[static_cast<std::size_t>(i)];
    slot.flags = UV_INHERIT_FD;
    slot.data.fd = i;
  }
  std::int64_t ended_with = 0;
  uv_process_t process{};
  process.data = &ended_with;
  uv_process_options_t options{};
  options.file = arguments.front();
  options.args = arguments.data();
  options.stdio = stdio.data();
  options.stdio_count = static_cast<int>(stdio.size());
  options.exit_cb = [](uv_process_t* ended, std::int64_t status, int) {
    *static_cast<std::int64_t*>(ended->data) = status;
    uv_close(reinterpret_cast<uv_handle_t*>(ended), nullptr);
  };
  if (const int status = uv_spawn(&loop, &process, &options); status != 0) {
    uv_close(reinterpret_cast<uv_handle_t*>(&process), nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    throw std::runtime_error(std::string("cannot run ") + options.file + ": " +
                             uv_strerror(status));
  }
  uv_run(&loop, UV_RUN_DEFAULT);
  return static_cast<int>(ended_with);
}

}  // namespace

int become(std::vector<std::string> command) {
  std::vector<char*> arguments;
  for (std::string& each : command) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the other program, which ends then
  return wait_for(*uv_default_loop(), arguments);
}

}  // namespace sockspec::conformance::cli
