#pragma once
// Who this process is.

#include "protocol/kit/call.hpp"

namespace sockspec::driver {

/// process, user, group, capabilities (whether it has any).
outcome whoami(call&);

}  // namespace sockspec::driver
