#pragma once
// What can happen to a call, and what a program is to see of it.

#include <string>
#include <vector>

#include "posix/faults/faults.hpp"
#include "posix/faults/stories.hpp"

namespace sockspec::testing {

struct known_fault {
  fault what;
  bool is_seen;  // a program is told of it; otherwise the call goes on
};

/// \param call   its name
/// \param told   the name of the story that makes it
std::vector<known_fault> faults_for(const std::string& call, const std::string& told, pace);

/// Whether that story may end well although the program is told of a failure elsewhere: it tries
/// again, or has others to try; or the call is one whose failure does no harm.
bool may_end_well(const std::string& call, const std::string& told);

}  // namespace sockspec::testing
