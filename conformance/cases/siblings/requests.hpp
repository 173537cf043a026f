#pragma once
// One request in the words of each call that transfers data.

#include "engine/calls.hpp"

namespace sockspec::conformance {

/// recvfrom, recvmsg, read or readv; what can fill several buffers gets two.
request receiving(op what, const handle&, int capacity);
/// sendto without an address, sendmsg, write or writev; a short text comes from two buffers where
/// there can be several.
request sending(op what, const handle&, const payload& data);

}  // namespace sockspec::conformance
