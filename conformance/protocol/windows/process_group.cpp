#include "protocol/process_group.hpp"

#include <windows.h>

namespace sockspec::protocol {

// sockspec-launch holds the job object in which everything else runs: it ends with its last handle.
void kill_process_group(int leader) {
  const HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, static_cast<DWORD>(leader));
  if (process == nullptr) return;
  TerminateProcess(process, 1);
  CloseHandle(process);
}

// What its leader leaves behind ends with it.
bool process_group_runs(int) {
  return false;
}

// There is none.
void block_broken_pipe_signal() {}

}  // namespace sockspec::protocol
