#include "cli/host_name.hpp"

namespace sockspec::conformance::cli {

// What gives itself out for another system (gVisor, user-mode Linux) is what is judged, and said so
// by the driver.
std::string stand_in_for_the_system() {
  return {};
}

}  // namespace sockspec::conformance::cli
