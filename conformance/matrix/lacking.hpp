#pragma once
// What a platform has not.

#include <functional>
#include <map>
#include <string>

namespace sockspec::conformance {

/// Why, by the name of an operation or an option: clauses that need it have no cells there.
using lacking = std::map<std::string, std::string, std::less<>>;

}  // namespace sockspec::conformance
