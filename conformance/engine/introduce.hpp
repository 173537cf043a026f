#pragma once
// The first meeting with a target: what its drivers say of themselves, and what they cannot say.

#include <stop_token>
#include <string>

#include "engine/session.hpp"

namespace sockspec::conformance {

/// What the drivers of a target said of themselves. What is judged is named as the manifest has it,
/// where it does.
struct target_introduction {
  introduction subject;
  introduction peer;
};

/// Starts the actors once, greets them, and measures how fast this machine answers. Errors:
/// driver_unusable, also where it was stopped, or where the manifest's command for the version
/// fails; target_missing, with what to install.
target_introduction introduce(const target&, const installation&, budgets&,
                              const std::stop_token& stop = {});

/// Why the target cannot be judged on this machine: a program that it needs or a library that it
/// preloads is not here. Empty where its driver has other troubles, which its run tells.
std::string what_is_missing(const target&, const installation&);

}  // namespace sockspec::conformance
