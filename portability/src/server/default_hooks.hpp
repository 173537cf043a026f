#pragma once
// What a server does where it was not told.

#include "sockspec/server.hpp"

namespace sockspec {

/// The hooks, those that were not set filled in. Errors: argument_rejected, handle is not set.
stream_hooks complete(stream_hooks);
datagram_hooks complete(datagram_hooks);

}  // namespace sockspec
