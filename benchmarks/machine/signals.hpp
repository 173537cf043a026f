#pragma once
// Signals of this process.

namespace sockspec::benchmarks {

/// Lets this thread, and those that it starts, be sent SIGPIPE, as programs are: POCO blocks it
/// when it is loaded, and the layer's sendfile then has to ask what is pending.
void unblock_sigpipe();

}  // namespace sockspec::benchmarks
