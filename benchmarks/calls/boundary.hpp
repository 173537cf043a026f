#pragma once
// Where one thing that is counted ends and the next begins.

/// Callgrind is told to write down its counts when this function is entered; in what strace writes
/// down, the one system call of this function, getppid, can be seen.
extern "C" void sockspec_boundary();
