#pragma once
// Which commit this was built from.

#include <string_view>

namespace sockspec::conformance::cli {

/// "8b95e27..." with "-dirty" where the tree had changes; "unknown" outside a repository.
extern const std::string_view commit;

}  // namespace sockspec::conformance::cli
