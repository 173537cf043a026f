#pragma once
// A call that waits, whichever it is, and what ends its wait.

#include "engine/context.hpp"

namespace sockspec::conformance {

/// What ends a wait: data, room, a connection, room in the queue of a listener.
enum class end_of_wait { data, room, client, queue };

struct waiting_call {
  request asked;
  end_of_wait by{};
  handle at;  // where it comes from: the peer's end, or the listener
};

/// The call, on a socket in the cell's mode that has nothing for it.
waiting_call without_what_it_needs(context&, op what);
/// What the call waits for comes.
void bring(context&, const waiting_call&);

}  // namespace sockspec::conformance
