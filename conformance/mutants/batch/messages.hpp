#pragma once
// How lies about batches rewrite the messages in them.

#include <functional>

#include "mutants/lie.hpp"

namespace sockspec::conformance {

/// The list, each message as `rewritten` leaves it; one that becomes null is left out.
value each_message(const value& messages, const std::function<void(value&)>& rewritten);

/// The list, last first.
value reversed(const value& messages);

/// The messages of a successful recvmmsg, rewritten, and their number.
void change_messages(value& result, const std::function<void(value&)>& rewritten);

/// Calls that were made with fewer messages: how many there were. After the call all of these
/// count, where something was sent.
void remember_count(lie_state&, const value& messages);
void pretend_count(lie_state&, value& result);

}  // namespace sockspec::conformance
