#pragma once
// Signals and process groups: what libuv has no word for. One implementation a platform, in the
// folder of its name.

#include <cstdint>

struct uv_process_s;  // libuv's uv_process_t

namespace sockspec::protocol {

/// Kills every process of the group that this process, not closed as yet, leads or led. Nothing
/// happens if there is none left.
void kill_process_group(uv_process_s& leader);

/// Whether a process of that group still runs. Zombies, which have ended, do not count where the
/// system can tell.
bool process_group_runs(int leader);

/// The signal that the exit status stands for: on Windows, that of the exception which ended the
/// process. 0: none.
int signal_of_status(std::int64_t status);

/// Makes a write of the calling thread to a broken pipe fail instead of ending the program.
void block_broken_pipe_signal();

}  // namespace sockspec::protocol
