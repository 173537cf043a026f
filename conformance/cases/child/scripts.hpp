#pragma once
// Calls that a child of the subject makes.

#include <string_view>
#include <vector>

#include "engine/context.hpp"

namespace sockspec::conformance {

/// A child that makes these calls and ends. An executed program has the handles that it inherits;
/// `how`: "fork" or "exec".
request child(std::string_view how, const std::vector<request>& calls,
              const std::vector<handle>& inherits = {});

/// What one call comes to in a forked child, or in an executed program.
seen in_a_child(context&, const request& call);
seen in_a_program(context&, const request& call, const std::vector<handle>& inherits = {});

/// A receive that does not wait.
request at_once(handle);

}  // namespace sockspec::conformance
