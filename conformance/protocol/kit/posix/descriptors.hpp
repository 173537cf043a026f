#pragma once
// The driver's own descriptors: kept high, so that the low numbers belong to what is judged, and
// left out of the census.

#include <vector>

namespace sockspec::driver {

/// Moves a descriptor to 200 or above, or as high as the limit allows; not inherited; from now on
/// the driver's own. Errors: std::system_error.
int move_high(int descriptor);

bool is_own(int descriptor);

/// Every open descriptor of this process, in order.
std::vector<int> all_descriptors();

/// What all_descriptors() needs is opened now: later it opens nothing. Again after fork, in the
/// child.
void prepare_census();

}  // namespace sockspec::driver
