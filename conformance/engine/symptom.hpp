#pragma once
// Symptoms: the stable tokens by which deviations name how a cell fails (results::symptom_of).

#include <string>
#include <string_view>

namespace sockspec::conformance {

/// What is wrong with a token as a symptom that a deviation expects, with a way out; empty where it
/// is one. A symptom is a word, "not_blocked", or a family and a detail, "error:host_unreachable".
std::string symptom_defect(std::string_view token);

}  // namespace sockspec::conformance
