#pragma once
// Names in the scratch folder.

#include "protocol/kit/executor.hpp"

namespace sockspec::driver {

outcome file_status(call&);
outcome unlink_name(call&);
outcome make_folder(call&);

}  // namespace sockspec::driver
