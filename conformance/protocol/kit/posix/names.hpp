#pragma once
// Pipes, and names in the scratch folder.

#include "protocol/kit/executor.hpp"
#include "protocol/kit/files.hpp"

namespace sockspec::driver {

outcome make_pipe(handle_table<descriptor>&, call&);

outcome file_status(call&);
outcome unlink_name(call&);
outcome make_folder(call&);
outcome make_symlink(call&);
outcome change_mode(call&);

}  // namespace sockspec::driver
