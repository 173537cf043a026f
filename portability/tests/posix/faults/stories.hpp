#pragma once
// What programs do with sockets, to be told again while system calls fail.

#include <functional>
#include <map>
#include <string>
#include <system_error>

namespace sockspec::testing {

/// How the calls of a story wait.
enum class pace { for_ever, with_a_timeout };

/// Returns the first error; throws nothing. Expects that what arrives is what was sent.
using story = std::function<std::error_code(pace)>;

/// By name. What they share is made by the first call.
const std::map<std::string, story>& stories();

}  // namespace sockspec::testing
