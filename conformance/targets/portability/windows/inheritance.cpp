#include "operations.hpp"

namespace sockspec::driver {

/// The kit runs no children on Windows.
void let_children_inherit(driver_hooks&) {}

}  // namespace sockspec::driver
