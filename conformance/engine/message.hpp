#pragma once
// The messages that ask a driver for calls: docs/protocol.md, sections 3 and 5.

#include <vector>

#include "protocol/value.hpp"

namespace sockspec::conformance {

protocol::value call_message(int lane, const protocol::value& call);
protocol::value script_message(int lane, std::vector<protocol::value> calls, bool stop_on_error);

}  // namespace sockspec::conformance
