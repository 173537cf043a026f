#pragma once
// Child processes that run a script: by fork alone, or by fork and exec of the driver's own
// program.

#include <map>
#include <string>

#include "protocol/kit/driver.hpp"
#include "protocol/kit/executor.hpp"

namespace sockspec::driver {

/// Makes now what a child's results travel through: during a cell nothing is opened.
void prepare_children();

/// The operation `child`. Errors: broken_request.
outcome run_child(call& asked, executor& performs, const driver_hooks& hooks);

/// Whether this program was started as such a child by exec, and what it does then; returns the
/// exit status.
bool is_executed_child(int count, char** arguments);
int run_executed_child(char** arguments, std::map<std::string, registered_operation>& operations,
                       const driver_hooks& hooks);

}  // namespace sockspec::driver
