#pragma once
// Signals and process groups: what libuv has no word for. One implementation a platform, in the
// folder of its name.

namespace sockspec::protocol {

/// Kills every process of the group that this process leads or led. Nothing happens if there is
/// none left.
void kill_process_group(int leader);

/// Whether a process of that group still runs. Zombies, which have ended, do not count where the
/// system can tell.
bool process_group_runs(int leader);

/// Makes a write of the calling thread to a broken pipe fail instead of ending the program.
void block_broken_pipe_signal();

}  // namespace sockspec::protocol
