#pragma once
// The limit of descriptor numbers.

#include "protocol/kit/call.hpp"

namespace sockspec::driver {

/// `spare`: how many numbers may still be handed out; null restores.
outcome limit_descriptors(call&);
void restore_limit();

}  // namespace sockspec::driver
