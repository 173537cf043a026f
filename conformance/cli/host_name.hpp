#pragma once
// What the runner runs on, by the name that a report and the bounds of deviations have for it.

#include <string>

namespace sockspec::conformance::cli {

/// What stands in for the system whose name it gives, as "Wine 8.0"; empty: nothing does. In the
/// folder of each platform.
std::string stand_in_for_the_system();

}  // namespace sockspec::conformance::cli
