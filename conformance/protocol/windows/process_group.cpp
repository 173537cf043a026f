#include "protocol/process_group.hpp"

#include <uv.h>
// windows.h wants the headers of sockets before it: uv.h has them.
#include <windows.h>

#include <csignal>

namespace sockspec::protocol {

// sockspec-launch holds the job object in which everything else runs: it ends with its last handle.
void kill_process_group(uv_process_s& leader) {
  uv_process_kill(&leader, SIGKILL);
}

// What its leader leaves behind ends with it.
bool process_group_runs(int) {
  return false;
}

int signal_of_status(std::int64_t status) {
  switch (static_cast<DWORD>(status)) {
    case STATUS_ACCESS_VIOLATION:
    case STATUS_IN_PAGE_ERROR:
    case STATUS_STACK_OVERFLOW:
    case STATUS_DATATYPE_MISALIGNMENT:
      return SIGSEGV;
    case STATUS_ILLEGAL_INSTRUCTION:
    case STATUS_PRIVILEGED_INSTRUCTION:
      return SIGILL;
    case STATUS_INTEGER_DIVIDE_BY_ZERO:
    case STATUS_FLOAT_DIVIDE_BY_ZERO:
      return SIGFPE;
    case 0xC0000409:  // STATUS_STACK_BUFFER_OVERRUN: what abort() of today's C library ends with
      return SIGABRT;
    default:
      return 0;
  }
}

// There is none.
void block_broken_pipe_signal() {}

}  // namespace sockspec::protocol
