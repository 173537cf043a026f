#include "protocol/process_group.hpp"

#include <signal.h>
#include <sys/types.h>
#include <uv.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace sockspec::protocol {
namespace {

struct process_state {
  char letter = 0;
  int group = 0;
};

// From /proc/PID/stat: "pid (name) state parent group ...". The name may contain anything.
process_state read_state(const std::filesystem::path& process) {
  std::ifstream file(process / "stat");
  std::string line;
  std::getline(file, line);
  const auto name_end = line.rfind(')');
  process_state state;
  if (name_end == line.npos || name_end + 4 > line.size()) return state;
  state.letter = line[name_end + 2];
  const auto group = line.find(' ', name_end + 4);
  if (group == line.npos) return state;
  std::from_chars(line.data() + group + 1, line.data() + line.size(), state.group);
  return state;
}

bool has_living_member(int group) {
  std::error_code ignored_races;  // processes come and go while we look
  for (const auto& each : std::filesystem::directory_iterator("/proc", ignored_races)) {
    const auto state = read_state(each.path());
    if (state.group == group && state.letter != 'Z' && state.letter != 'X') return true;
  }
  return false;
}

}  // namespace

void kill_process_group(uv_process_s& leader) {
  ::kill(-uv_process_get_pid(&leader), SIGKILL);
}

bool process_group_runs(int leader) {
  if (::kill(-leader, 0) != 0) return false;
  return !std::filesystem::exists("/proc/self/stat") || has_living_member(leader);
}

// The system tells signals apart from exit statuses.
int signal_of_status(std::int64_t) {
  return 0;
}

void block_broken_pipe_signal() {
  sigset_t broken_pipe;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
}

}  // namespace sockspec::protocol
