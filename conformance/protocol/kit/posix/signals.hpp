#pragma once
// Signals of the process that cases count, ignore and mask, and the one that the driver uses
// itself.

#include <signal.h>

#include "protocol/kit/call.hpp"

namespace sockspec::driver {

/// Interrupts calls on `cancel`; cases cannot have it.
inline constexpr int cancel_signal = SIGVTALRM;

/// Installs the cancel signal's handler, which does nothing but interrupt.
void prepare_signals();
/// From now on the calling thread leaves signals to the others.
void leave_signals_to_lanes();

/// The number of "SIGUSR1". Errors: broken_request.
int signal_number(const value& name);
/// The name of a number; "signal 99" if it has none here.
std::string signal_name(int number);

outcome signal_action(call&);
outcome signal_count(call&);
outcome signal_mask(call&);  // of the calling lane

/// Gives every signal the action that it had, and forgets the counts.
void restore_signal_actions();
/// Gives the calling lane the mask that it had.
void restore_signal_mask();

}  // namespace sockspec::driver
