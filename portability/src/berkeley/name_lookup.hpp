#pragma once
// How the names of addresses are asked for: each alone, because each may have none.

#include <string>
#include <system_error>

#include "sockspec/getnameinfo.hpp"

namespace sockspec {

enum class wanted_name { host, service };

/// Asks the system, which is the backend's affair: the name, as UTF-8, or the resolver's error.
/// \param flags  NI_...
std::string look_up_name(const address&, wanted_name, int flags, std::error_code&);

}  // namespace sockspec
