#pragma once
// What somebody may have meant by a name that does not exist.

#include <span>
#include <string>
#include <string_view>

namespace sockspec::conformance {

/// The known name that is the fewest insertions, removals, exchanges and transpositions away, the
/// first of several; empty where every one differs in more than a third of its letters.
std::string_view nearest_name(std::string_view wrong, std::span<const std::string_view> known);

/// `did you mean "command"? Known are title, command and peer`; without the question where nothing
/// is near. What is too long a list is left out.
std::string name_advice(std::string_view wrong, std::span<const std::string_view> known);

}  // namespace sockspec::conformance
